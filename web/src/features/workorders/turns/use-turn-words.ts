import { useTranslation } from 'react-i18next';

import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { moment } from '@/lib/time';

import type { Visit } from '../types';

export type Turn = NonNullable<Visit['turn']>;

/** How the visit before is called beside this one: of another order it says which. */
export function useVisitName(): (before: NonNullable<Turn['after']>, order: string) => string {
  const { t } = useTranslation();
  return (before, order) => (before.order === order ? t('turns.visit', { n: before.number }) : t('turns.visitOf', { n: before.number, order: before.order_number }));
}

/** What a visit waits for, and why it cannot be made where it is out of turn. `order` is the key of its own order. */
export function useTurnWords(): (turn: Turn, order: string, bare?: boolean) => { line: string; out: string } {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  const nameOf = useVisitName();
  return (turn, order, bare = false) => {
    const visit = turn.after ? nameOf(turn.after, order) : '';
    const parts = [
      visit && t(turn.waits ? 'turns.waitsFor' : 'turns.after', { visit }),
      turn.gap_days > 0 && t('turns.gap', { count: turn.gap_days }),
      turn.not_before_on && t('turns.notBefore', { day: turn.not_before_on.slice(5) }),
      !bare && turn.waits && turn.comes_at && t('turns.from', { time: moment(new Date(turn.comes_at), now, reader) }),
      !bare && turn.same_engineer !== 'no' && t(`turns.${turn.same_engineer}`),
    ];
    const why = turn.out_of_turn && t(turn.out_of_turn === 'moved' && !visit ? 'turns.why.day' : `turns.why.${turn.out_of_turn}`, { visit });
    return { line: parts.filter(Boolean).join(' · '), out: why };
  };
}
