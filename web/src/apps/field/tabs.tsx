import { useTranslation } from 'react-i18next';

import { DAY, ME, ORDERS, REMINDERS, SCAN, UNSENT } from '@/features/field/paths';
import { Link, useAddress } from '@/lib/address';
import { Icon, type IconName } from '@/ui/icon';

import styles from './shell.module.css';

const TABS: [path: string, word: 'day' | 'orders' | 'scan' | 'me', icon: IconName][] = [
  [DAY, 'day', 'home'],
  [ORDERS, 'orders', 'list'],
  [SCAN, 'scan', 'scan'],
  [ME, 'me', 'user'],
];

/** The four places, in the thumb's reach. */
export function Tabs() {
  const { t } = useTranslation();
  const { path } = useAddress();
  const isHere = (tab: string): boolean => (tab === DAY ? path === DAY : path.startsWith(tab) || (tab === ME && (path === UNSENT || path === REMINDERS)));
  return (
    <nav className={styles['tabs']} aria-label={t('field.tab.label')}>
      {TABS.map(([tab, word, icon]) => (
        <Link key={tab} to={tab} className={styles['tab']} aria-current={isHere(tab) ? 'page' : undefined}>
          <Icon name={icon} size={20} />
          {t(`field.tab.${word}`)}
        </Link>
      ))}
    </nav>
  );
}
