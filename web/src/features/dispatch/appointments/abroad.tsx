import { useTranslation } from 'react-i18next';

import type { Times } from '@/lib/windows';
import { useWindowWords } from '@/lib/window-words';
import { useZoneName } from '@/lib/zones';

import styles from './appointments.module.css';

/** Where the clock of the place is another than the reader's, whose time it is. */
export function Abroad({ rows, zone }: { rows: readonly Times[]; zone: string }) {
  const { t } = useTranslation();
  const words = useWindowWords(zone);
  const called = useZoneName();
  return words.abroad(rows) && <p className={styles['soft']}>{t('appointments.zone', { zone: called(zone) })}</p>;
}
