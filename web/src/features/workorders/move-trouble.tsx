import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

import type { Moves } from './use-moves';
import { isMove } from './words';

/** Why a move was refused, in the server's words, and what would be possible now. */
export function MoveTrouble({ trouble }: { trouble: NonNullable<Moves['trouble']> }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { move, error } = trouble;
  const legal = error instanceof Problem && Array.isArray(error.facts['legal']) ? error.facts['legal'].map(String).filter(isMove) : [];
  return (
    <Said title={t('sheet.refused', { move: t(`moves.${move}`) })}>
      {words(error)}
      {legal.length > 0 && ` ${t('sheet.legal', { moves: legal.map((one) => t(`moves.${one}`)).join(t('facts.and')) })}`}
    </Said>
  );
}
