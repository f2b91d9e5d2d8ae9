import { useQuery } from '@tanstack/react-query';
import { DatePicker, Form, InputNumber, Radio, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';

import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { moment } from '@/lib/time';
import { wallOf } from '@/lib/wall';

import type { Order } from '../types';
import { toFollowQuery, type Before, type TurnWanted } from './queries';
import styles from './turns.module.css';
import { useVisitName } from './use-turn-words';

const A_DAY_MS = 24 * 3_600_000;
const MOST_DAYS = 365;
const MOST_MINUTES = 1440;

type Props = { id?: string; value?: TurnWanted | null; onChange?: (value: TurnWanted) => void; order: Order; visit?: string | undefined };

/** After which visit one is to be made, how many days later, not before which day, and whether by the same engineer. */
export function TurnField({ id, value, onChange, order, visit }: Props) {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  const nameOf = useVisitName();
  const form = Form.useFormInstance<{ window?: [Dayjs | null, Dayjs | null] | null; engineer?: string | undefined }>();
  const rows = (useQuery(toFollowQuery(order.key)).data?.rows ?? []).filter((one) => one.key !== visit);
  const wanted = value ?? {};
  const before = rows.find((one) => one.key === wanted.after);
  const from = before && comesAt(before, wanted.gap_days ?? 0);

  /** A time that does not fit the turn is taken out, with whoever was to go then: dispatch finds both when it comes. */
  function change(part: TurnWanted): void {
    const next = { ...wanted, ...part };
    onChange?.(next);
    const behind = rows.find((one) => one.key === next.after);
    const begins: unknown = form.getFieldValue('window');
    const start = Array.isArray(begins) ? (begins[0] as Dayjs | null) : null;
    if (!start) return;
    const earliest = behind ? comesAt(behind, next.gap_days ?? 0) : null;
    const soon = behind !== undefined && (earliest === null || start.isBefore(wallOf(earliest, order.site?.zone ?? reader.zone)));
    const early = soon || Boolean(next.not_before_on && start.format('YYYY-MM-DD') < next.not_before_on);
    if (early) {
      form.setFieldValue('window', null);
      form.setFieldValue('engineer', undefined);
    }
  }

  return (
    <div className={styles['fields']}>
      <Select
        {...(id && { id })}
        allowClear
        aria-label={t('turns.form.after')}
        placeholder={t('turns.form.none')}
        value={wanted.after ?? undefined}
        options={rows.map((one) => ({ value: one.key, label: [nameOf(one, order.key), one.starts_at && moment(new Date(one.starts_at), now, reader), one.engineer?.name].filter(Boolean).join(' · ') }))}
        onChange={(after: string | undefined) => change({ after: after ?? null, ...(after && { same_engineer: wanted.same_engineer ?? 'rather' }) })}
      />
      {wanted.after && (
        <>
          <div className={styles['pair']}>
            <label className={styles['part']} title={t('turns.form.gapHint')}>
              {t('turns.form.gap')}
              <InputNumber min={0} max={MOST_DAYS} precision={0} value={wanted.gap_days ?? 0} onChange={(days) => change({ gap_days: days ?? 0 })} style={{ width: '100%' }} />
            </label>
            <label className={styles['part']}>
              {t('turns.form.minutes')}
              <InputNumber min={5} max={MOST_MINUTES} precision={0} value={wanted.minutes ?? null} onChange={(minutes) => change({ minutes })} style={{ width: '100%' }} />
            </label>
          </div>
          <div className={styles['part']}>
            {t('turns.form.same')}
            <Radio.Group
              aria-label={t('turns.form.same')}
              optionType="button"
              value={wanted.same_engineer ?? 'rather'}
              options={(['no', 'rather', 'only'] as const).map((one) => ({ value: one, label: t(`turns.form.${one}`) }))}
              onChange={(event) => change({ same_engineer: event.target.value as 'no' | 'rather' | 'only' })}
            />
          </div>
        </>
      )}
      <label className={styles['part']}>
        {t('turns.form.notBefore')}
        <DatePicker style={{ width: '100%' }} value={wanted.not_before_on ? dayjs(wanted.not_before_on) : null} onChange={(day: Dayjs | null) => change({ not_before_on: day ? day.format('YYYY-MM-DD') : null })} />
      </label>
      {before && <p className={styles['hint']}>{from ? t('turns.form.earliest', { time: moment(new Date(from), now, reader) }) : t('turns.form.unknown')}</p>}
    </div>
  );
}

/** From when on a visit behind this one may begin, as far as is known. */
function comesAt(before: Before, days: number): string | null {
  const ends = before.ended_at ?? before.ends_at;
  return ends && new Date(new Date(ends).getTime() + days * A_DAY_MS).toISOString();
}
