import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigate } from 'react-router';

import { Problem } from '@/api/problem';
import { BOARD_PAGE } from '@/features/dispatch/board/paths';
import { askReminder, dismissReminder, useAsked } from '@/features/notices/reminders/here';
import { meQuery, type Me } from '@/features/people/queries';
import { WrongDoor } from '@/features/people/wrong-door';
import { NEW_ORDER } from '@/features/workorders/paths';
import { changeLanguage, spoken } from '@/lib/i18n';
import { useKeys } from '@/lib/keys';
import { SIDE_BY_SIDE, TABLE_FITS, useMedia } from '@/lib/media';
import { InZone } from '@/lib/reader';
import { remembered } from '@/lib/storage';
import { draftsBelongTo } from '@/ui/sheet-drafts';
import { LineStrip } from '@/ui/trying';
import { ReadTrouble } from '@/ui/read-trouble';

import { Drawer } from './drawer';
import { may } from './places';
import { beginningQuery } from './queries';
import { Rail } from './rail';
import styles from './shell.module.css';
import { TopBar } from './top-bar';
import { useLive } from './use-live';
import { usePaletteKey } from './use-palette-key';

const KeySheet = lazy(() => import('./key-sheet').then((sheet) => ({ default: sheet.KeySheet })));
const Palette = lazy(() => import('./palette/palette').then((module) => ({ default: module.Palette })));
const RemindSheet = lazy(() => import('@/features/notices/reminders/remind-host').then((sheet) => ({ default: sheet.RemindSheet })));
const keptRail = remembered<'open' | 'mini'>('rail', 'open');

/** What lies over the page, if anything. */
type Over = 'keys' | 'palette' | 'drawer' | undefined;

/** The console's frame. Nothing of it is shown before it is known who reads. */
export function Shell() {
  const navigate = useNavigate();
  const me = useQuery(meQuery);
  const beginning = useQuery(beginningQuery);
  const language = spoken(me.data?.language ?? '');
  useEffect(() => {
    if (language !== undefined) void changeLanguage(language); // the person's own, as their letters and refusals are
  }, [language]);
  if (me.data === undefined && me.error instanceof Problem && !me.error.signedOut)
    return me.error.code === 'other_door' ? <WrongDoor onOut={() => void navigate('/sign-in')} /> : <ReadTrouble error={me.error} onRetry={() => void me.refetch()} />;
  if (me.data === undefined || beginning.isPending) return null; // the way in is on its way, or already there
  return (
    <InZone zone={me.data.zone}>
      <Frame me={me.data} beginning={beginning.data} />
    </InZone>
  );
}

function Frame({ me, beginning }: { me: Me; beginning: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { up } = useLive(me.key, beginning);
  useEffect(() => draftsBelongTo(me.key), [me.key]);
  useEffect(() => dismissReminder, [me.key]); // of whoever asked for it; what was written is kept as a draft
  const [over, setOver] = useState<Over>();
  const reminding = useAsked() !== undefined;
  const [kept, setKept] = useState(keptRail.get());
  const { pathname } = useLocation();
  const roomy = /\/orders\/./.test(pathname) || pathname.startsWith(BOARD_PAGE);
  const [tableFits, sideBySide] = [useMedia(TABLE_FITS), useMedia(SIDE_BY_SIDE)];
  const forced = roomy || !sideBySide; // the room is needed for what one looks at
  const mini = forced || kept === 'mini';

  useKeys({
    '?': () => setOver('keys'),
    '/': () => setOver('palette'),
    ...(may(me, 'notices.see') && { q: () => askReminder() }),
    ...(may(me, 'workorders.report') && { n: () => void navigate(NEW_ORDER) }),
  });
  usePaletteKey(() => setOver('palette'));

  function fold(): void {
    const next = kept === 'mini' ? 'open' : 'mini';
    keptRail.set(next);
    setKept(next);
  }

  const close = (): void => setOver(undefined);
  return (
    <div className={[styles['shell'], tableFits ? mini && styles['mini'] : styles['narrow']].filter(Boolean).join(' ')}>
      <a className={styles['skip']} href="#main">
        {t('skip')}
      </a>
      {tableFits && (
        <div className={styles['rail']}>
          <Rail me={me} mini={mini} fold={forced ? undefined : fold} foldLabel={t(mini ? 'shell.expand' : 'shell.collapse')} onHelp={() => setOver('keys')} />
        </div>
      )}
      <TopBar me={me} narrow={!tableFits} onMenu={() => setOver('drawer')} onSearch={() => setOver('palette')} />
      <main id="main" className={styles['main']} tabIndex={-1}>
        <LineStrip up={up} />
        <div className={styles['inner']}>
          <Suspense fallback={<p className={styles['coming']} role="status">{t('coming')}</p>}>
            <Outlet />
          </Suspense>
        </div>
      </main>
      {over === 'drawer' && !tableFits && (
        <Drawer onClose={close}>
          <Rail me={me} mini={false} fold={close} foldLabel={t('shell.menuClose')} onGo={close} onHelp={() => setOver('keys')} />
        </Drawer>
      )}
      <Suspense>
        {reminding && <RemindSheet />}
        {over === 'keys' && <KeySheet onClose={close} />}
        {over === 'palette' && <Palette me={me} onClose={close} onKeys={() => setOver('keys')} onFold={forced ? undefined : fold} />}
      </Suspense>
    </div>
  );
}
