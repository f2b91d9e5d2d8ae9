import { useTranslation } from 'react-i18next';

import { clockOf } from '@/features/people/calendars/days';
import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';

import type { Timing } from './queries';

const A_MONDAY = Date.UTC(2026, 10, 16);
const DAY_MS = 86_400_000;
const LAST_DAY = 31;

/** How reminders are said: an instant with its weekday, on which days it comes again, until when. */
export function useReminderWords() {
  const { t } = useTranslation();
  const now = useNow();
  const { language, zone } = useReader();
  const english = language === 'en';

  const weekday = (day: number, length: 'short' | 'narrow' = 'short'): string =>
    new Intl.DateTimeFormat(language, { weekday: length, timeZone: 'UTC' }).format(new Date(A_MONDAY + day * DAY_MS));

  const day = (of: string): string => new Intl.DateTimeFormat(english ? 'en-GB' : language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${of}T00:00:00Z`));

  /** "11月24日周二 09:00", with the year when it is another one. */
  function when(at: string, where: string = zone): string {
    const one = new Date(at);
    const year = (of: Date): string => new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: where }).format(of);
    const date = new Intl.DateTimeFormat(english ? 'en-GB' : language, { month: 'short', day: 'numeric', weekday: 'short', ...(year(one) !== year(now) && { year: 'numeric' }), timeZone: where }).format(one).replace(',', '');
    return `${date} ${new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: where }).format(one)}`;
  }

  /** "每周一、周五", "每个工作日"; nothing for what comes once. */
  function again({ repeats, weekdays, month_day, every }: Timing): string {
    switch (repeats) {
      case 'once':
        return '';
      case 'workdays':
        return t('remind.again.workdays');
      case 'weekly':
        return t('remind.again.weekly', { days: weekdays.map((one) => weekday(one)).join(t('remind.and')) });
      case 'monthly':
        return month_day === LAST_DAY ? t('remind.again.monthEnd') : t('remind.again.monthly', { day: month_day ?? 1 });
      case 'days':
        return every === 1 ? t('remind.again.daily') : t('remind.again.days', { count: every ?? 1 });
    }
  }

  function end({ until_on, times }: Timing): string {
    if (until_on !== null) return t('remind.until', { day: day(until_on) });
    return times === null ? '' : t('remind.times', { count: times });
  }

  /** "每周五 16:00，到 2026年12月31日" */
  const rhythm = (timing: Timing): string => {
    const days = again(timing);
    return days === '' ? '' : [`${days} ${clockOf(timing.minute)}`, end(timing)].filter(Boolean).join(t('remind.comma'));
  };

  return { when, weekday, again, rhythm };
}
