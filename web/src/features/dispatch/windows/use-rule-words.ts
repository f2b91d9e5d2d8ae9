import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { clockOf } from '@/features/people/calendars/days';
import { kindsQuery } from '@/features/workorders/queries';
import { nameFor, useReader } from '@/lib/reader';
import { duration, MINUTE } from '@/lib/time';

import { WEEK } from './draft';
import type { Rule, Windows } from './queries';

/** A rule in words: for which orders, which windows of which days, and what holds for them. */
export function useRuleWords() {
  const { t } = useTranslation();
  const { language, say } = useReader();
  const kinds = useQuery(kindsQuery).data;
  const lasting = (minutes: number): string => duration(minutes * MINUTE, say);

  return {
    lasting,
    /** "安装 · 上海"; "所有上门工单" where anything goes. */
    about: ({ kind, territory }: Pick<Rule, 'kind' | 'territory'>): string => {
      const found = kinds?.find((one) => one.code === kind);
      const sort = kind === null ? '' : found ? nameFor(language, found) : kind;
      return [sort, territory && nameFor(language, territory)].filter(Boolean).join(' · ') || t('windows.everywhere');
    },
    /** "周一、周二 09:00–18:00 · 每段 2 时 · 12:00–13:00 休息". */
    day: (of: Windows): string => {
      const days = of.weekdays.length === WEEK.length ? t('windows.everyDay') : of.weekdays.map((day) => t(`weekdays.${day as 0}`)).join(t('people.comma'));
      const [from = 0, until = 0] = of.pause ?? [];
      return [
        `${days} ${t('windows.hours', { from: clockOf(of.begins_minute), until: clockOf(of.ends_minute) })}`,
        t('windows.each', { time: lasting(of.length_minutes) }),
        of.step_minutes !== of.length_minutes && t('windows.step', { time: lasting(of.step_minutes) }),
        of.pause && t('windows.pause', { from: clockOf(from), until: clockOf(until) }),
      ]
        .filter(Boolean)
        .join(' · ');
    },
    /** "至少提前 4 时 · 最远 14 天 · 每段最多 6 单 · 暂留 5 分钟 · 客户可自选". */
    rules: (of: Windows, calendar: Rule['calendar']): string =>
      [
        of.lead_minutes > 0 ? t('windows.soonest', { time: lasting(of.lead_minutes) }) : t('windows.now'),
        of.days_ahead > 0 ? t('windows.ahead', { count: of.days_ahead }) : t('windows.today'),
        of.capacity === null ? t('windows.unlimited') : t('windows.capacity', { count: of.capacity }),
        t('windows.holds', { count: of.hold_minutes }),
        calendar && t('windows.byCalendar', { name: nameFor(language, calendar) }),
        t(of.portal ? 'windows.portal' : 'windows.staffOnly'),
        of.portal && t('windows.cutoffs', { move: before(of.move_cutoff_minutes), cancel: before(of.cancel_cutoff_minutes) }),
      ]
        .filter(Boolean)
        .join(' · '),
  };

  function before(minutes: number): string {
    return minutes === 0 ? t('windows.atOnce') : lasting(minutes);
  }
}
