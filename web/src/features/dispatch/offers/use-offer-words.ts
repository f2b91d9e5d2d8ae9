import { useTranslation } from 'react-i18next';

import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { duration, moment } from '@/lib/time';

import { askedOf, leftOf, type Left } from './left';
import type { Round } from './queries';

/** What is said about a round of offers. */
export function useOfferWords() {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  const when = (at: string): string => moment(new Date(at), now, reader);
  const namesOf = (round: Round): string => askedOf(round).names.join(t('people.comma'));
  return {
    when,
    namesOf,
    /** "等陈国栋回应", "等陈国栋、刘洋等 5 人回应". */
    waitingFor: (round: Round): string => {
      const { names, count } = askedOf(round);
      if (names.length < count) return t('desk.offered.many', { names: namesOf(round), count });
      return names.length === 1 ? t('desk.offered.one', { name: names[0] ?? '' }) : t('desk.offered.several', { names: namesOf(round) });
    },
    left: ({ expires_at }: Round): { kind: Left['kind']; text: string } => {
      const { kind, ms } = leftOf(expires_at, now);
      if (kind === 'over') return { kind, text: t('desk.offered.over') };
      return { kind, text: kind === 'until' ? t('desk.offered.until', { time: when(expires_at) }) : t('desk.offered.left', { time: duration(ms, reader.say) }) };
    },
    hint: (round: Round): string => t(round.urgent ? 'desk.offered.clockHint' : 'desk.offered.hint', { time: when(round.expires_at) }),
    how: (round: Round): string => t(`desk.offered.how.${round.how}`, { n: round.asked }),
    by: (round: Round): string => (round.by ? t('desk.offered.by', { name: round.by.name }) : t('desk.offered.byItself')),
  };
}
