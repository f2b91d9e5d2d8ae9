import { useTranslation } from 'react-i18next';

import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

import { NeedSheet } from './need-sheet';
import type { Order } from './types';
import type { Step, VisitMoves } from './use-visit-moves';
import { asksFor, sentAs, startOfVisit } from './visit-needs';

type Props = { order: Order; step: Step; visits: VisitMoves };

/** Asks who goes and when, what a visit came to, or why it will not be made. */
export function VisitSheet({ order, step, visits }: Props) {
  const { t } = useTranslation();
  const problemWords = useProblemWords();
  const visit = step.move === 'plan' ? undefined : step.visit;
  const name = t(`context.move.${step.move}`);
  return (
    <NeedSheet
      order={order}
      title={visit ? t('context.moveOf', { move: name, n: visit.number }) : t('context.plan')}
      okText={name}
      hint={step.move === 'plan' ? t('context.planHint') : undefined}
      needs={asksFor(step.move)}
      start={(now, zone) => startOfVisit(step.move, order, now, visit && { visit, zone })}
      zone={order.site?.zone}
      danger={step.move === 'cancel'}
      busy={visits.busy}
      trouble={visits.trouble && <Said title={t('sheet.refused', { move: name })}>{problemWords(visits.trouble.error)}</Said>}
      onSubmit={(facts) => void visits.make(step, sentAs(step.move, facts))}
      onDismiss={visits.dismiss}
    />
  );
}
