import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { partAt, partsFor } from '@/features/dispatch/parts';
import { glanceQuery } from '@/features/notices/queries';
import type { Me } from '@/features/people/queries';
import { SavedViews } from '@/features/workorders/lists/saved-views';
import { viewPath } from '@/features/workorders/paths';
import { countsQuery } from '@/features/workorders/queries';
import { ViewList } from '@/features/workorders/view-list';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Mark } from '@/ui/mark';

import { may, placesFor } from './places';
import styles from './rail.module.css';

type Props = {
  me: Me;
  mini: boolean;
  /** Folds the rail, or puts the drawer away. */
  fold: (() => void) | undefined;
  foldLabel: string;
  onGo?: (() => void) | undefined;
  onHelp: () => void;
};

/** Where one can go, by one's rights: the rooms, the views of the queue with how much is in each, and what is in hand. */
export function Rail({ me, mini, fold, foldLabel, onGo, onHelp }: Props) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const seesOrders = may(me, 'workorders.see');
  return (
    <nav className={`${styles['rail']} ${mini ? styles['mini'] : ''}`.trim()} aria-label={t('shell.navigation')}>
      <div className={styles['brand']}>
        <Mark />
        {!mini && <span>{t('product')}</span>}
        {fold && !mini && <Fold fold={fold} label={foldLabel} icon="left" />}
      </div>
      <div className={styles['places']}>
        {placesFor(me).map((place) => (
          <Fragment key={place.name}>
            <Link
              to={place.to}
              className={styles['place']}
              aria-current={isAt(pathname, place.to) ? 'page' : undefined}
              title={mini ? t(`shell.${place.name}`) : undefined}
              aria-label={mini ? t(`shell.${place.name}`) : undefined}
              onClick={onGo}
            >
              <Icon name={place.icon} />
              {!mini && t(`shell.${place.name}`)}
              {place.name === 'inbox' && <Unread mini={mini} />}
            </Link>
            {place.name === 'dispatch' && !mini && <Below me={me} onGo={onGo} />}
          </Fragment>
        ))}
      </div>
      {seesOrders && (
        <div className={styles['views']}>
          {!mini && <h2>{t('shell.allViews')}</h2>}
          <ViewList mini={mini} here={pathname === '/orders'} {...(onGo && { onGo })} />
          <SavedViews mini={mini} here={pathname === '/orders'} {...(onGo && { onGo })} />
        </div>
      )}
      <span className={styles['grow']} />
      <div className={styles['foot']}>
        {seesOrders && !mini && <InHand onGo={onGo} />}
        <span className={styles['grow']} />
        {fold && mini && <Fold fold={fold} label={foldLabel} icon="right" />}
        <Button look="quiet" size="small" square onClick={onHelp} aria-label={t('shell.keys')} title={t('shell.keys')}>
          <Icon name="keyboard" />
        </Button>
      </div>
    </nav>
  );
}

/** The parts of dispatch, while one of them is looked at. */
function Below({ me, onGo }: { me: Me; onGo: Props['onGo'] }) {
  const { t } = useTranslation();
  const here = partAt(useLocation().pathname);
  if (here === undefined) return null;
  return partsFor(me.rights)
    .filter(({ name }) => name !== 'dispatch')
    .map(({ name, to }) => (
      <Link key={name} to={to} className={`${styles['place']} ${styles['below']}`} aria-current={name === here ? 'page' : undefined} onClick={onGo}>
        {t(`desk.nav.${name}`)}
      </Link>
    ));
}

const isAt = (pathname: string, to: string): boolean => pathname === to || pathname.startsWith(`${to}/`);

function Fold({ fold, label, icon }: { fold: () => void; label: string; icon: 'left' | 'right' }) {
  return (
    <Button look="quiet" size="small" square onClick={fold} aria-label={label} title={label}>
      <Icon name={icon} />
    </Button>
  );
}

function Unread({ mini }: { mini: boolean }) {
  const unread = useQuery(glanceQuery).data?.unread ?? '0';
  return unread === '0' ? null : <span className={mini ? styles['dot'] : styles['count']}>{mini ? '' : unread}</span>;
}

/** What the reader has in hand now. */
function InHand({ onGo }: { onGo: Props['onGo'] }) {
  const { t } = useTranslation();
  const mine = useQuery(countsQuery).data?.mine;
  if (mine === undefined) return null;
  return (
    <Link className={styles['mine']} to={viewPath('mine')} onClick={onGo}>
      {mine.capped ? t('shell.inHandMany', { n: mine.n.toLocaleString('en') }) : t('shell.inHand', { count: mine.n })}
    </Link>
  );
}
