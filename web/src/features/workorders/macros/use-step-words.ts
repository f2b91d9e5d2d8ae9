import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { clockOf } from '@/features/people/calendars/days';
import { nameFor, useReader } from '@/lib/reader';

import { stateNamesQuery } from '../settings/queries';
import { MORNING } from './steps';
import type { Names, Step } from './queries';

/** What a step does, in a few words. */
export function useStepWords(names: Names): (step: Step) => string {
  const { t } = useTranslation();
  const { language } = useReader();
  const states = useQuery(stateNamesQuery).data;
  const named = (key: string | null | undefined): string => (key && names[key] ? nameFor(language, names[key]) : t('macros.gone'));
  return (step) => {
    switch (step.do) {
      case 'priority':
        return t('macros.does.priority', { p: `P${step.priority ?? ''}` });
      case 'category':
        return t('macros.does.category', { what: named(step.category) });
      case 'team':
        return t('macros.does.team', { what: named(step.team) });
      case 'owner':
        return step.owner === 'me' ? t('macros.does.me') : t('macros.does.owner', { what: named(step.owner) });
      case 'sub_state': {
        const found = states?.find((one) => one.sub_state === step.sub_state);
        return t('macros.does.sub_state', { what: found ? nameFor(language, found) : step.sub_state });
      }
      case 'wait': {
        const why = t(`orders.wait.${step.reason ?? 'other'}`);
        return step.wake_days === null ? t('macros.does.wait', { why }) : t('macros.does.waitUntil', { why, count: step.wake_days, time: clockOf(step.wake_minute ?? MORNING) });
      }
      default:
        return t(`macros.does.${step.do}`);
    }
  };
}
