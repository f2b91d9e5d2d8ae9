import { useTranslation } from 'react-i18next';

import { useProblemWords } from '@/ui/problem-words';
import { Said } from '@/ui/notice';

/** Why it was not delivered, and that nothing written is lost. */
export function Told({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  if (error === undefined) return null;
  return <Said title={t('portal.order.kept')}>{words(error)}</Said>;
}
