import { useTranslation } from 'react-i18next';

import type { Row } from './queries';
import styles from './state-chip.module.css';

/** Whose turn it is: theirs, ours, nobody's any more. A new state of the server does not compile without its tone. */
const TONES: Record<Row['state'], 'ours' | 'hand' | 'yours' | 'other' | 'done' | 'stop'> = {
  reported: 'ours',
  triaged: 'ours',
  assigned: 'hand',
  working: 'hand',
  waiting: 'other',
  resolved: 'yours',
  closed: 'done',
  cancelled: 'stop',
};

export const waitsForYou = (row: Pick<Row, 'state' | 'wait_reason'>): boolean => row.state === 'resolved' || (row.state === 'waiting' && row.wait_reason === 'customer');

export function StateChip({ row }: { row: Pick<Row, 'state' | 'wait_reason'> }) {
  const { t } = useTranslation();
  const yours = row.state === 'waiting' && row.wait_reason === 'customer';
  const tone = yours ? 'yours' : TONES[row.state];
  return <span className={`${styles['chip']} ${styles[tone]}`}>{yours ? t('portal.state.waitingYou') : t(`portal.state.${row.state}`)}</span>;
}
