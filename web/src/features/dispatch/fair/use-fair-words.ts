import { useTranslation } from 'react-i18next';

import { useReader } from '@/lib/reader';

import type { Drawn } from './reckon';

/** How figures of fairness are said. */
export function useFairWords() {
  const { t } = useTranslation();
  const { language, say } = useReader();
  const number = (value: number, digits = 0): string => value.toLocaleString(language, { maximumFractionDigits: digits });

  /** "12 时 05 分"; never in days, for days of work are not days of the clock. */
  function length(minutes: number): string {
    const whole = Math.round(minutes);
    const [h, m] = [Math.floor(whole / 60), whole % 60];
    if (h === 0) return say('time.minutes', { m });
    return m === 0 ? say('time.hours', { h }) : say('time.hoursMinutes', { h, m: String(m).padStart(2, '0') });
  }

  return {
    number,
    length,
    month: (month: string): string => new Intl.DateTimeFormat(language, { timeZone: 'UTC', year: 'numeric', month: 'long' }).format(new Date(`${month}-01T00:00:00Z`)),
    /** A figure with its unit, as it stands beside a bar. */
    drawn: (name: Drawn, value: number): string => {
      if (name === 'way') return length(value);
      return name === 'per_hour' ? t('fair.minutesAnHour', { m: number(value, 1) }) : t('fair.jobs', { count: Math.round(value * 10) / 10 });
    },
  };
}
