import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { duration, exact, HOUR, moment, type Reader } from '@/lib/time';
import { Icon } from '@/ui/icon';

import styles from './due-chip.module.css';
import { dueOf } from './due';
import { isTarget, isWait } from './words';
import type { Row } from './types';

type Props = { row: Pick<Row, 'state' | 'act_by' | 'act_by_at' | 'reported_at' | 'wait_reason'> };

/** A countdown is worth reading until here; further away the day says more. */
const COUNTED = 20 * HOUR;

/** The nearest promise of an order: quiet words, then amber, then red with the amount over. */
export function DueChip({ row }: Props) {
  const { t } = useTranslation();
  return dueFace(row, { t, reader: useReader(), now: useNow() });
}

/** The same for who knows already who reads, and when. */
export function dueFace(row: Props['row'], { t, reader, now }: { t: TFunction; reader: Reader; now: Date }): ReactNode {
  const due = dueOf(row, now);

  if (due.kind === 'resolved') return chip('resolved', t('due.resolved'), <Icon name="check" size={14} />);
  if (due.kind === 'paused') {
    const why = isWait(row.wait_reason) ? t(`orders.wait.${row.wait_reason}`) : t('due.pausedPlain');
    return chip('paused', why, <Icon name="pause" size={14} />, isWait(row.wait_reason) ? t('due.paused', { why }) : why);
  }
  if (due.kind === 'none') return chip('none', t('due.none'));

  const time = duration(due.left, reader.say);
  const said =
    due.left <= 0 ? t('due.over', { time }) : due.left > COUNTED ? moment(due.at, now, reader) : t('due.left', { time });
  const target = isTarget(row.act_by) ? t(`orders.target.${row.act_by}`) : '';
  return (
    <span className={`${styles['due']} ${styles[due.heat]}`} title={t('due.label', { target, time: exact(due.at, reader) })}>
      {said}
    </span>
  );
}

const chip = (kind: 'resolved' | 'paused' | 'none', text: string, icon?: ReactNode, title = text) => (
  <span className={`${styles['due']} ${styles[kind]}`} title={title}>
    {icon}
    <span className={styles['text']}>{text}</span>
  </span>
);
