import { useTranslation } from 'react-i18next';

import { answerOf, isChineseName } from './answer';
import type { Order } from './queries';
import { useWhen } from './when';

type Why = 'customer' | 'parts' | 'vendor' | 'other';
type Plain = 'reported' | 'triaged' | 'assignedNobody' | 'planned' | 'plannedOpen' | 'working' | 'resolved' | 'closed' | 'cancelled' | 'merged';

/** An engineer by name, as one speaks of them. */
export function useMaster(): (name: string) => string {
  const { t } = useTranslation();
  return (name) => (isChineseName(name) ? t('portal.answer.master', { name }) : name);
}

/** The headline of an order in words. */
export function useAnswer(order: Order): string {
  const { t } = useTranslation();
  const when = useWhen();
  const master = useMaster();
  const { words, who = '', window, time, why } = answerOf(order);
  const name = master(who);
  const reason = why ? t(`portal.answer.waiting.${why as Why}`) : '';
  switch (words) {
    case 'reportedBy':
      return time && !when.over(time) ? t('portal.answer.reportedBy', { time: when.moment(time) }) : t('portal.answer.reported');
    case 'waiting':
      return reason;
    case 'waitingUntil':
      return t('portal.answer.waitingUntil', { why: reason, time: time ? when.moment(time) : '' });
    case 'plannedAgreed':
      if (window && when.over(window.until ?? window.from)) return t('portal.answer.plannedOpen'); // it is over, and nobody came
      return t('portal.answer.plannedAgreed', { window: window ? when.span(window.from, window.until) : '' });
    case 'booked':
    case 'leftWindow':
      return t(`portal.answer.${words}`, { who: name, window: window ? when.span(window.from, window.until) : '' });
    case 'assigned':
    case 'left':
    case 'onSite':
    case 'workingBy':
      return t(`portal.answer.${words}`, { who: name });
    default:
      return t(`portal.answer.${words as Plain}`);
  }
}
