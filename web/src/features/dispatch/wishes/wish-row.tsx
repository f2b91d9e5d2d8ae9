import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { Icon, type IconName } from '@/ui/icon';
import { Ago } from '@/ui/said-time';

import type { How, Wish } from './queries';
import styles from './wishes-card.module.css';

const WishLift = lazy(() => import('./wish-lift').then((file) => ({ default: file.WishLift })));

const MARKS: Record<How, IconName> = { never: 'cross', only: 'lock', rather: 'star' };

/** One wish: whom, how, why, for how much, by whom and since when. */
export function WishRow({ row, mayLift }: { row: Wish; mayLift: boolean }) {
  const { t } = useTranslation();
  const [asking, ask] = useState(false);
  const name = row.engineer.name || t('people.erased');
  const gone = row.lifted_at === null && !row.counts;
  return (
    <li className={row.counts ? undefined : styles['gone']}>
      <div className={styles['head']}>
        <span className={`${styles['how']} ${styles[row.how]}`}>
          <Icon name={MARKS[row.how]} size={14} />
          {t(`wishes.how.${row.how}.name`)}
        </span>
        <b dir="auto">{name}</b>
        {mayLift && (
          <Button look="quiet" size="small" aria-label={t('wishes.liftOf', { name })} onClick={() => ask(true)}>
            {t('wishes.lift')}
          </Button>
        )}
      </div>
      <p dir="auto">{row.reason || t('wishes.reasonGone')}</p>
      {gone && <p className={styles['left']}>{t('wishes.left')}</p>}
      <p className={styles['soft']}>
        {[t(`wishes.of.${row.of}`), row.set_by ? row.set_by.name || t('people.erased') : t('wishes.byItself')].join(' · ')} · <Ago at={row.set_at} />
      </p>
      {row.lifted_at !== null && (
        <p className={styles['soft']}>
          {t('wishes.liftedBy', { name: row.lifted_by ? row.lifted_by.name || t('people.erased') : t('wishes.byItself') })} · <Ago at={row.lifted_at} />
        </p>
      )}
      <Suspense>{asking && <WishLift row={row} name={name} onClose={() => ask(false)} />}</Suspense>
    </li>
  );
}
