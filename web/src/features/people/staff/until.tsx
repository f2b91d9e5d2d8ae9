import { useTranslation } from 'react-i18next';

import { today } from '@/lib/day';
import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';

import styles from './until.module.css';
import { validity } from './validity';

/** From when until when something holds, with a warning before it runs out and plainly once it has. */
export function Until({ from, until }: { from?: string; until: string | null }) {
  const { t } = useTranslation();
  const { zone } = useReader();
  const { state, days } = validity(today(useNow(), zone), until, from);
  const said = until === null ? t('person.noEnd') : t('person.until', { date: until });
  return (
    <span className={styles['until']}>
      {state === 'coming' ? t('person.from', { date: from }) : said}
      {state === 'soon' && <b className={styles['soon']}>{t('person.daysLeft', { count: days })}</b>}
      {state === 'ended' && <b className={styles['ended']}>{t('person.expired')}</b>}
    </span>
  );
}
