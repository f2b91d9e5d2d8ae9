import { useTranslation } from 'react-i18next';

import { useSuits } from '@/lib/suits';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

import { NeedSheet } from './need-sheet';
import type { Order } from './types';
import { nameOf, type Step, type VisitMoves } from './use-visit-moves';
import { asksFor, sentAs, startOfVisit } from './visit-needs';

type Props = { order: Order; step: Step; visits: VisitMoves };

/** Asks who goes and when, what a visit came to, or why it will not be made. */
export function VisitSheet({ order, step, visits }: Props) {
  const { t } = useTranslation();
  const problemWords = useProblemWords();
  const visit = step.move === 'plan' ? undefined : step.visit;
  const name = t(`context.move.${step.move}`);
  const suits = useSuits()(order.wish?.suits ?? []);
  const sets = step.move === 'plan' || step.move === 'reschedule';
  const hints = [sets && suits && t('context.planSuits', { when: suits }), step.move === 'plan' && t('context.planHint')].filter(Boolean);
  return (
    <NeedSheet
      order={order}
      title={visit ? t('context.moveOf', { move: name, n: visit.number }) : t('context.plan')}
      okText={name}
      hint={hints.length > 0 ? hints.join(' ') : undefined}
      needs={asksFor(step.move, visit)}
      start={(now, zone) => startOfVisit(step.move, order, now, visit && { visit, zone })}
      zone={order.site?.zone}
      danger={step.move === 'cancel'}
      draft={`${order.key} ${nameOf(step)}`}
      busy={visits.busy}
      trouble={visits.trouble && <Said title={t('sheet.refused', { move: name })}>{problemWords(visits.trouble.error)}</Said>}
      onSubmit={(facts) => void visits.make(step, sentAs(step.move, facts))}
      onDismiss={visits.dismiss}
    />
  );
}
