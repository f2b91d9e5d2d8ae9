import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';

import { meQuery, type Me } from '@/features/people/queries';
import { ViewList, ViewPicker } from '@/features/workorders/view-list';
import { changeLanguage, spoken } from '@/lib/i18n';
import { useKeys } from '@/lib/keys';
import { SIDE_BY_SIDE, TABLE_FITS, useMedia } from '@/lib/media';
import { InZone } from '@/lib/reader';
import { remembered } from '@/lib/storage';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Mark } from '@/ui/mark';
import { Strip } from '@/ui/notice';

import { MeMenu } from './me-menu';
import styles from './shell.module.css';
import { useLive } from './use-live';

const KeySheet = lazy(() => import('./key-sheet').then((sheet) => ({ default: sheet.KeySheet })));
const keptRail = remembered<'open' | 'mini'>('rail', 'open');

/** The console's frame. Nothing of it is shown before it is known who reads. */
export function Shell() {
  const me = useQuery(meQuery);
  const language = spoken(me.data?.language ?? '');
  useEffect(() => {
    if (language !== undefined) void changeLanguage(language); // the person's own, as their letters and refusals are
  }, [language]);
  if (me.data === undefined) return null; // the way in is on its way, or already there
  return (
    <InZone zone={me.data.zone}>
      <Frame me={me.data} />
    </InZone>
  );
}

function Frame({ me }: { me: Me }) {
  const { t } = useTranslation();
  const { up } = useLive(me.key);
  const [help, setHelp] = useState(false);
  const [rail, setRail] = useState(keptRail.get());
  const onOrder = /\/orders\/./.test(useLocation().pathname);
  const [tableFits, sideBySide] = [useMedia(TABLE_FITS), useMedia(SIDE_BY_SIDE)];
  const mini = tableFits && (onOrder || rail === 'mini' || !sideBySide);
  useKeys({ '?': () => setHelp(true) });

  function fold(): void {
    const next = rail === 'mini' ? 'open' : 'mini';
    keptRail.set(next);
    setRail(next);
  }

  return (
    <div className={`${styles['shell']} ${mini ? styles['mini'] : ''}`.trim()}>
      <a className={styles['skip']} href="#main">
        {t('skip')}
      </a>
      <nav className={styles['rail']} aria-label={t('shell.navigation')}>
        <div className={styles['brand']}>
          <Mark />
          {!mini && tableFits && t('product')}
        </div>
        {tableFits ? (
          <>
            {!mini && <h2 className={styles['heading']}>{t('shell.orders')}</h2>}
            <ViewList mini={mini} />
            <span className={styles['grow']} />
            {sideBySide && !onOrder && (
              <Button look="quiet" size="small" square onClick={fold} aria-label={t(mini ? 'shell.expand' : 'shell.collapse')}>
                <Icon name={mini ? 'right' : 'left'} />
              </Button>
            )}
          </>
        ) : (
          <ViewPicker />
        )}
      </nav>
      <header className={styles['top']}>
        <span className={styles['grow']} />
        {tableFits && (
          <Button look="quiet" square onClick={() => setHelp(true)} aria-label={t('shell.keys')} title={t('shell.keys')}>
            <Icon name="keyboard" />
          </Button>
        )}
        <MeMenu me={me} short={!tableFits} />
      </header>
      <main id="main" className={styles['main']} tabIndex={-1}>
        {!up && <Strip>{t('trouble.linkDown')}</Strip>}
        <div className={styles['inner']}>
          <Outlet />
        </div>
      </main>
      {help && (
        <Suspense>
          <KeySheet onClose={() => setHelp(false)} />
        </Suspense>
      )}
    </div>
  );
}
