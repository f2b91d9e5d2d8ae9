import { useTranslation } from 'react-i18next';

import { Tag } from '@/ui/tag';

import { outcomeTone, stateTone, visitTone } from './status';
import type { OrderState, Visit } from './types';

export function StateTag({ state }: { state: OrderState }) {
  const { t } = useTranslation();
  return <Tag tone={stateTone[state]}>{t(`orders.state.${state}`)}</Tag>;
}

/** What a finished visit came to, or where an unfinished one stands: one that has an engineer waits for their yes 待接单. */
export function VisitTag({ visit }: { visit: Pick<Visit, 'state' | 'outcome' | 'engineer'> }) {
  const { t } = useTranslation();
  const { outcome } = visit;
  if (outcome !== '') return <Tag tone={outcomeTone[outcome]}>{t(`orders.outcome.${outcome}`)}</Tag>;
  const asked = visit.state === 'planned' && visit.engineer !== null;
  return <Tag tone={visitTone[visit.state]}>{t(asked ? 'orders.visitAsked' : `orders.visitState.${visit.state}`)}</Tag>;
}
