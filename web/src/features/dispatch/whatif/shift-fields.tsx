import { Select, TimePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';

import { clockOf, type Draft, type Shift } from './draft';
import { EngineersSelect } from './engineer-select';
import { useWhatIfWords } from './use-whatif-words';
import styles from './whatif.module.css';

const MOST = 10;
const WEEK = [0, 1, 2, 3, 4, 5, 6];
const EVENING: Shift = { weekdays: [0, 1, 2, 3, 4], from_minute: 1080, until_minute: 1320, engineers: [] };
const DAY = 1440;

/** More time on duty: on which days, from when until when, and whose. */
export function ShiftFields({ draft, change }: { draft: Draft; change: (part: Partial<Draft>) => void }) {
  const { t } = useTranslation();
  const { weekday } = useWhatIfWords();
  const put = (at: number, part: Partial<Shift>): void => change({ shifts: draft.shifts.map((one, n) => (n === at ? { ...one, ...part } : one)) });
  const wall = (minute: number): Dayjs => dayjs(`2026-01-01T${clockOf(minute)}`);

  function times(at: number, range: readonly (Dayjs | null)[] | null): void {
    const [from, until] = (range ?? []).map((one) => (one ? one.hour() * 60 + one.minute() : 0));
    if (from !== undefined && until !== undefined) put(at, { from_minute: from, until_minute: until > from ? until : until + DAY });
  }

  return (
    <fieldset className={styles['part']}>
      <legend>{t('whatif.shifts')}</legend>
      {draft.shifts.map((one, at) => (
        <div key={at} className={styles['row']}>
          <Select
            mode="multiple"
            aria-label={t('whatif.weekdays')}
            className={styles['weekdays'] ?? ''}
            placeholder={t('whatif.weekdays')}
            value={one.weekdays}
            options={WEEK.map((value) => ({ value, label: weekday(value) }))}
            onChange={(weekdays: number[]) => put(at, { weekdays: weekdays.toSorted((here, there) => here - there) })}
          />
          <TimePicker.RangePicker
            className={styles['times'] ?? ''}
            aria-label={t('whatif.times')}
            format="HH:mm"
            minuteStep={15}
            order={false}
            allowClear={false}
            needConfirm={false}
            value={[wall(one.from_minute), wall(one.until_minute)]}
            onChange={(range) => times(at, range)}
          />
          <EngineersSelect label={t('whatif.whoseShift')} placeholder={t('whatif.everybody')} value={one.engineers ?? []} onChange={(engineers) => put(at, { engineers })} />
          <Button square look="quiet" aria-label={t('whatif.remove')} title={t('whatif.remove')} onClick={() => change({ shifts: draft.shifts.filter((_, n) => n !== at) })}>
            <Icon name="cross" />
          </Button>
        </div>
      ))}
      {draft.shifts.length < MOST && (
        <Button look="quiet" size="small" onClick={() => change({ shifts: [...draft.shifts, EVENING] })}>
          <Icon name="plus" size={14} />
          {t('whatif.addShift')}
        </Button>
      )}
    </fieldset>
  );
}
