import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Link } from '@/lib/address';
import { Icon, type IconName } from '@/ui/icon';
import { Mark } from '@/ui/mark';
import { LineStrip } from '@/ui/trying';

import styles from './frame.module.css';
import { useHouse } from './house';

type Props = { path: string; up?: boolean; signedIn: boolean; signIn?: boolean; children: ReactNode };

const TABS: [to: string, icon: IconName, words: 'home' | 'orders' | 'things' | 'me'][] = [
  ['/', 'home', 'home'],
  ['/orders', 'list', 'orders'],
  ['/assets', 'cube', 'things'],
  ['/me', 'user', 'me'],
];

/** One column, with the company's name and number above it, always; four places below, out of the way while one reports. */
export function Frame({ path, up = true, signedIn, signIn = false, children }: Props) {
  const { t } = useTranslation();
  const { name, phone } = useHouse();
  return (
    <div className={styles['frame']}>
      <a href="#main" className={styles['skip']}>
        {t('skip')}
      </a>
      <header className={styles['top']}>
        <div className={styles['inner']}>
          <Link to="/" className={styles['house']}>
            <Mark />
            <b>{name}</b>
          </Link>
          {phone && (
            <a href={`tel:${phone.replace(/[^\d+]/g, '')}`} className={styles['call']} aria-label={t('portal.call', { company: name, phone })}>
              <Icon name="phone" />
              {phone}
            </a>
          )}
        </div>
      </header>
      <LineStrip up={up} />
      {signIn ? (
        <div id="main" className={styles['main']}>
          {children}
        </div>
      ) : (
        <main id="main" className={styles['main']}>
          {children}
        </main>
      )}
      {signedIn && !path.startsWith('/report') && <Tabs path={path} />}
    </div>
  );
}

function Tabs({ path }: { path: string }) {
  const { t } = useTranslation();
  const here = (to: string): boolean => (to === '/' ? path === '/' : path.startsWith(to));
  return (
    <nav className={styles['tabs']} aria-label={t('portal.navigation')}>
      {TABS.map(([to, icon, words]) => (
        <Link key={to} to={to} aria-current={here(to) ? 'page' : undefined}>
          <Icon name={icon} size={20} />
          {t(`portal.${words}`)}
        </Link>
      ))}
    </nav>
  );
}
