import { useTranslation } from 'react-i18next';

import { grouped, type Hours } from './hours';

/** When one gets in, a line for each run of days that are alike: "周一至周五 08:00–18:00". */
export function useHoursWords(): (hours: Hours | null) => string[] {
  const { t } = useTranslation();
  return (hours) => {
    if (hours === null) return [t('sites.always')];
    const lines = grouped(hours).map(([days, text]) => {
      const [first = 0, last = 0] = [days[0], days.at(-1)];
      const named = days.length > 1 ? t('sites.days', { from: t(`weekdays.${first as 0}`), until: t(`weekdays.${last as 0}`) }) : t(`weekdays.${first as 0}`);
      return `${named} ${text}`;
    });
    return lines.length > 0 ? lines : [t('sites.never')];
  };
}
