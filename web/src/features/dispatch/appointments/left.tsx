import { useTranslation } from 'react-i18next';

import { useNow } from '@/lib/now';
import { minutesLeft } from '@/lib/windows';

import styles from './appointments.module.css';

/** For how much longer a window is held; said anew with every minute that goes. */
export function Left({ until }: { until: string }) {
  const { t } = useTranslation();
  const left = minutesLeft(until, useNow());
  return (
    <span role="status" className={left > 1 ? styles['soft'] : styles['soon']}>
      {left > 0 ? t('appointments.left', { count: left }) : t('appointments.leftNone')}
    </span>
  );
}
