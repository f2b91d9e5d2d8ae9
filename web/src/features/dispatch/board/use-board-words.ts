import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { levelWord } from '@/features/people/staff/levels';
import { useReader } from '@/lib/reader';
import { clockTime, duration, MINUTE } from '@/lib/time';

import type { Span } from './geometry/zone-days';
import type { Placed } from './rows';
import type { BoardEngineer, BoardOrder, BoardVisit, Stretch } from './types';

export type BoardWords = ReturnType<typeof useBoardWords>;

/** What stands on a visit of the board: whose it is, and what. */
export const shownOn = ({ customer, title }: Pick<BoardOrder, 'customer' | 'title'>): string => [customer, title].filter(Boolean).join(' ');

/** What is said on the board, made once for all that stands on it. */
export function useBoardWords() {
  const { t } = useTranslation();
  const reader = useReader();
  return useMemo(() => {
    const day = new Intl.DateTimeFormat(reader.language, { timeZone: reader.zone, weekday: 'short', month: 'short', day: 'numeric' });
    const days = new Intl.DateTimeFormat(reader.language, { timeZone: reader.zone, month: 'short', day: 'numeric' });
    const lasting = (minutes: number): string => (minutes > 0 ? duration(minutes * MINUTE, reader.say) : reader.say('time.minutes', { m: 0 }));
    const clock = (at: number | string): string => clockTime(new Date(at), reader);
    const times = ({ from, until }: Span): string => t('board.span', { from: clock(from), until: clock(until) });
    const keptFor = ({ starts_at: from, ends_at: until }: Stretch): string => t('board.keptFor', { times: times({ from: Date.parse(from), until: Date.parse(until) }) });
    const levelOf = ({ level }: BoardEngineer): string => t(levelWord[level]);
    /** That somebody on duty is not there just now, and until when. */
    const absent = ({ presence: { state, until_at: until } }: BoardEngineer): string => (until !== null && (state === 'away' || state === 'break') ? t(`board.${state}Until`, { time: clock(until) }) : '');
    const stateOf = (visit: BoardVisit): string => (visit.state === 'planned' && visit.offered ? t('orders.visitAsked') : t(`orders.visitState.${visit.state}`));
    /** What speaks against it as it stands, in words. */
    const troubles = (visit: BoardVisit): string[] => [visit.late_minutes > 0 && t('board.late', { time: lasting(visit.late_minutes) }), visit.out_of_turn !== null && t('board.outOfTurn')].filter((one) => one !== false);
    return {
      lasting,
      clock,
      times,
      troubles,
      stateOf,
      absent,
      levelOf,
      keptFor,
      unseen: t('board.unseen'),
      days: (from: number, until: number): string => days.formatRange(from, until),
      day: (at: number | string): string => day.format(new Date(at)),
      promised: ({ promised_from_at: from, promised_until_at: until }: Pick<BoardVisit, 'promised_from_at' | 'promised_until_at'>): string =>
        from === null || until === null ? '' : t('board.promised', { window: times({ from: Date.parse(from), until: Date.parse(until) }) }),
      /** Who, when, what, and how it stands: the name of a cell. */
      cell: (engineer: BoardEngineer, placed: Placed): string =>
        [
          engineer.name,
          t('board.spanOf', { day: day.format(placed.from), span: times(placed) }),
          placed.visit.order && t('orders.number', { number: placed.visit.order.number }),
          placed.visit.order && placed.visit.order.priority <= 1 && `P${placed.visit.order.priority}`,
          placed.visit.order ? shownOn(placed.visit.order) : t('board.unseen'),
          stateOf(placed.visit),
          placed.mate && t('board.along'),
          ...troubles(placed.visit),
        ]
          .filter(Boolean)
          .join(t('people.comma')),
      /** Whose row it is, and how full their day: the name of a row's head. */
      rowHead: (engineer: BoardEngineer, count: number): string =>
        [engineer.name, levelOf(engineer), absent(engineer), t('board.loadOf', { planned: lasting(engineer.planned_minutes), duty: lasting(engineer.duty_minutes) }), engineer.leaves.length > 0 && t('board.onLeave'), ...engineer.kept.map(keptFor), t('board.visitCount', { count })].filter(Boolean).join(t('people.comma')),
    };
  }, [t, reader]);
}
