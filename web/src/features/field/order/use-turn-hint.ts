import { useTranslation } from 'react-i18next';

import type { Visit } from '../types';

/** Why nobody can set out yet for a visit that comes behind another. */
export function useTurnHint(): (visit: Pick<Visit, 'turn' | 'mine'> | undefined, order: string) => string | undefined {
  const { t } = useTranslation();
  return (visit, order) => {
    const [before, waits] = [visit?.turn?.after, visit?.turn?.waits];
    if (!before || !waits || !visit?.mine) return undefined;
    if (before.state === 'cancelled' || before.state === 'no_access' || before.state === 'done') return t('turns.stuck');
    const name = before.order === order ? t('turns.visit', { n: before.number }) : t('turns.visitOf', { n: before.number, order: before.order_number });
    return t('turns.hint', { visit: name });
  };
}
