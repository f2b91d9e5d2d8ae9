import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { InboxButton } from '@/features/notices/inbox-button';
import type { Me } from '@/features/people/queries';
import { NEW_ORDER } from '@/features/workorders/paths';
import { Button, buttonClass } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Kbd } from '@/ui/kbd';
import { Mark } from '@/ui/mark';

import { MeMenu } from './me-menu';
import { leadsTo } from './leads';
import { may } from './places';
import styles from './top-bar.module.css';

type Props = { me: Me; narrow: boolean; onMenu: () => void; onSearch: () => void };

/** What is at hand on every page: search, a new order, the inbox, oneself. */
export function TopBar({ me, narrow, onMenu, onSearch }: Props) {
  const { t } = useTranslation();
  const isMac = /mac/i.test(navigator.userAgent);
  return (
    <header className={styles['top']}>
      {narrow && (
        <>
          <Button look="quiet" square onClick={onMenu} aria-label={t('shell.menuOpen')}>
            <Icon name="menu" size={20} />
          </Button>
          <Mark />
          <span className={styles['grow']} />
        </>
      )}
      {narrow ? (
        <Button look="quiet" square onClick={onSearch} aria-label={t('shell.searchShort')}>
          <Icon name="search" size={20} />
        </Button>
      ) : (
        <button type="button" className={styles['search']} onClick={onSearch} aria-keyshortcuts="Control+K Meta+K /">
          <Icon name="search" />
          <span>{t('shell.search')}</span>
          <Kbd>{isMac ? '⌘K' : 'Ctrl K'}</Kbd>
        </button>
      )}
      {!narrow && <span className={styles['grow']} />}
      {may(me, 'workorders.report') && (
        <Link className={buttonClass({ look: narrow ? 'quiet' : 'plain', square: narrow })} to={NEW_ORDER} aria-label={narrow ? t('shell.newOrder') : undefined}>
          <Icon name="plus" size={narrow ? 20 : 16} />
          {!narrow && (
            <>
              {t('shell.newOrder')}
              <Kbd>N</Kbd>
            </>
          )}
        </Link>
      )}
      {may(me, 'notices.see') && <InboxButton leadsTo={leadsTo} />}
      <MeMenu me={me} short={narrow} />
    </header>
  );
}
