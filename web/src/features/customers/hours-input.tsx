import { Input, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';

import { parsePeriods, periodsText, WEEKDAYS, type Hours } from './hours';
import styles from './hours-input.module.css';

type Props = { id?: string; value?: Hours | null; onChange?: (value: Hours | null) => void };

/** When a site can be entered: always, or as written for each weekday. */
export function HoursInput({ id, value, onChange }: Props) {
  const { t } = useTranslation();
  const [texts, setTexts] = useState<Record<string, string>>({});
  const limited = value !== null && value !== undefined;
  const textOf = (day: number): string => texts[day] ?? periodsText(value?.[day] ?? []);

  function write(days: readonly number[], text: string): void {
    setTexts((before) => ({ ...before, ...Object.fromEntries(days.map((day) => [day, text])) }));
    const periods = parsePeriods(text);
    if (periods) onChange?.({ ...value, ...Object.fromEntries(days.map((day) => [String(day), periods])) });
  }

  return (
    <div className={styles['hours']}>
      <label className={styles['switch']}>
        <Switch {...(id && { id })} size="small" checked={limited} onChange={(on) => onChange?.(on ? { 0: [[480, 1080]], 1: [[480, 1080]], 2: [[480, 1080]], 3: [[480, 1080]], 4: [[480, 1080]] } : null)} />
        {t(limited ? 'sites.limited' : 'sites.always')}
      </label>
      {limited &&
        WEEKDAYS.map((day) => (
          <div key={day} className={styles['day']}>
            <span>{t(`weekdays.${day}`)}</span>
            <Input
              size="small"
              aria-label={t(`weekdays.${day}`)}
              value={textOf(day)}
              placeholder={t('sites.closed')}
              {...(parsePeriods(textOf(day)) === undefined && { status: 'error' as const })}
              onChange={(event) => write([day], event.target.value)}
            />
            {day === 0 && (
              <Button look="quiet" size="small" onClick={() => write([1, 2, 3, 4], textOf(0))}>
                {t('sites.toFriday')}
              </Button>
            )}
          </div>
        ))}
    </div>
  );
}
