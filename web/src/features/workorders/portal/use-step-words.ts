import { useTranslation } from 'react-i18next';

import type { Order } from './queries';
import { useMaster } from './use-answer';
import { useWhen } from './when';

type Step = Order['steps'][number];
type Said = { text: string; time: string };

/** Before somebody said yes: whether a time is agreed, only planned, or open. */
function assigning(visit: Order['visit']): 'assignNow' | 'assignNowBooked' | 'assignNowAgreed' {
  if (visit?.state !== 'planned' || visit.from_at === null) return 'assignNow';
  return visit.agreed ? 'assignNowAgreed' : 'assignNowBooked';
}

/** What stands beside a step: who, and when; of one going on, what happens next. */
export function useStepWords(order: Order, step: Step): Said {
  const { t } = useTranslation();
  const when = useWhen();
  const master = useMaster();
  const [visit, who] = [order.visit, master(step.who)];
  const window = visit?.from_at ? when.span(visit.from_at, visit.until_at) : '';
  const goes = master(visit?.engineer ?? '');
  const at = step.at ? when.moment(step.at) : '';

  if (order.wait && step.state === 'now' && (step.step === 'work' || step.step === 'diagnose')) return { text: t('portal.way.afterWait'), time: '' };
  switch (`${step.step} ${step.state}` as const) {
    case 'triage now':
      return { text: t('portal.way.triageNow'), time: '' };
    case 'triage done':
      return { text: step.who ? t('portal.way.triageDone', { who: step.who }) : t('portal.way.triageDoneAlone'), time: at };
    case 'assign now':
      return { text: t(`portal.way.${assigning(visit)}`), time: '' };
    case 'assign done':
      return { text: step.who ? t('portal.way.assignDone', { who }) : '', time: at };
    case 'travel now':
      if (visit?.left_at) return { text: t('portal.way.travelLeft', { who: goes }), time: when.moment(visit.left_at) };
      return { text: goes && window ? t('portal.way.travelNow', { who: goes }) : t('portal.way.travelNowOpen'), time: window };
    case 'travel done':
      return { text: step.who ? t('portal.way.travelDone', { who }) : '', time: at };
    case 'diagnose now': {
      const has = order.steps.find((one) => one.step === 'assign')?.who;
      return { text: has ? t('portal.way.diagnoseNow', { who: has }) : t('portal.way.diagnoseNowOpen'), time: '' };
    }
    case 'diagnose done':
      return { text: step.who ? t('portal.way.diagnoseDone', { who }) : '', time: at };
    case 'work now':
      return { text: t('portal.way.workNow'), time: visit?.arrived_at ? when.moment(visit.arrived_at) : '' };
    case 'work done':
      return { text: step.who ? t('portal.way.workDone', { who }) : t('portal.way.workDoneAlone'), time: at };
    case 'verify now':
      return { text: t('portal.way.verifyNow'), time: '' };
    case 'verify done':
      return { text: t('portal.way.verifyDone'), time: at };
    case 'follow_up now':
      return { text: t('portal.way.followNow'), time: '' };
    case 'follow_up done':
      return { text: t(order.closed_how === 'silence' ? 'portal.way.followDoneSilence' : 'portal.way.followDone'), time: at };
    case 'assign ahead':
    case 'travel ahead':
    case 'diagnose ahead':
    case 'work ahead':
    case 'verify ahead':
      return { text: order.state === 'cancelled' ? '' : t(`portal.way.${step.step as 'assign'}Ahead`), time: '' };
    case 'follow_up ahead':
      return { text: order.state === 'cancelled' ? '' : t('portal.way.followAhead'), time: '' };
    default:
      return { text: '', time: '' };
  }
}
