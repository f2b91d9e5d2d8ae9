import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation } from 'react-router';

import { meQuery } from '@/features/people/queries';

import { partAt, partsFor } from '../parts';
import styles from './dispatch-nav.module.css';

/** From one part of dispatch to another, as far as the reader's rights open them; nothing where there is but one. */
export function DispatchNav() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const parts = partsFor(useQuery(meQuery).data?.rights ?? {});
  if (parts.length < 2) return null;
  const here = partAt(pathname);
  return (
    <nav className={styles['nav']} aria-label={t('desk.nav.label')}>
      {parts.map(({ name, to }) => (
        <Link key={name} to={to} aria-current={name === here ? 'page' : undefined}>
          {t(`desk.nav.${name}`)}
        </Link>
      ))}
    </nav>
  );
}

/** A part of dispatch below the way to the others. */
export function DispatchFrame() {
  return (
    <div className={styles['frame']}>
      <DispatchNav />
      <div className={styles['part']}>
        <Outlet />
      </div>
    </div>
  );
}
