import { useTranslation } from 'react-i18next';

import { useNow } from '@/lib/now';
import { nameFor, useReader, type Bilingual } from '@/lib/reader';
import { duration, MINUTE, moment } from '@/lib/time';

import type { Facts, ObjectiveName, Suggestion } from './types';

/** What is said about a decision in a few words, in numbers where there are some. */
export function useDispatchWords() {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  const lasting = (minutes: number): string => duration(minutes * MINUTE, reader.say);

  const because = (name: ObjectiveName, facts: Facts): string => {
    if (name === 'continuity' && facts.asset_visits > 0) return t('dispatch.because.assetVisits', { count: facts.asset_visits });
    if (name === 'continuity' && facts.customer_visits > 0) return t('dispatch.because.customerVisits', { count: facts.customer_visits });
    return t(`dispatch.because.${name}`);
  };

  return {
    lasting,
    because,
    when: (at: string): string => moment(new Date(at), now, reader),
    policy: (one: { policy_zh: string; policy_en: string; number: number }): string =>
      t('dispatch.policyVersion', { name: nameFor(reader.language, { name_zh: one.policy_zh, name_en: one.policy_en }), n: one.number }),
    named: (names: Bilingual): string => nameFor(reader.language, names),
    /** "今天 10:25 到", or of work from afar when it begins. */
    begins: (at: string, facts: Facts | null): string => t(facts?.on_site ? 'dispatch.at' : 'dispatch.from', { time: moment(new Date(at), now, reader) }),
    wanted: (facts: Facts): string => (facts.wanted ? t('wishes.because') : ''),
    way: (facts: Facts): string => (facts.travel_minutes > 0 ? t('dispatch.way', { time: lasting(facts.travel_minutes) }) : ''),
    /** "比时限早 47 分", "比时限晚 15 分"; nothing where nothing was promised. */
    slack: (minutes: number | null): string => (minutes === null ? '' : t(minutes >= 0 ? 'dispatch.early' : 'dispatch.late', { time: lasting(Math.abs(minutes)) })),
    stops: ({ stops }: Suggestion): string => stops.map(({ rule, count }) => t('dispatch.stop', { rule: t(`dispatch.rule.${rule}.fails`), count })).join(t('people.comma')),
  };
}
