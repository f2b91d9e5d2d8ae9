import { useTranslation } from 'react-i18next';

import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

import type { Moves } from './use-moves';

/** Why a move was refused, in the server's words, which say what would be possible now. */
export function MoveTrouble({ trouble }: { trouble: NonNullable<Moves['trouble']> }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { move, error } = trouble;
  return <Said title={t('sheet.refused', { move: t(`moves.${move}`) })}>{words(error)}</Said>;
}
