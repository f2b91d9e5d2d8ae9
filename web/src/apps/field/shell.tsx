import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Component, Suspense, useCallback, useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { signOut } from '@/api/sign-in';
import { ListPage } from '@/features/field/checklists/list-page';
import { DayPage } from '@/features/field/day/day-page';
import { useDay } from '@/features/field/day/use-day';
import { MePage } from '@/features/field/me/me-page';
import { UnsentPage } from '@/features/field/me/unsent-page';
import { OrderPage } from '@/features/field/order/order-page';
import { OrdersPage } from '@/features/field/orders/orders-page';
import { OutboxHere } from '@/features/field/outbox/use-outbox';
import { PhotosHere } from '@/features/field/photos/use-photos';
import { DAY, ME, ORDERS, REMINDERS, SCAN, SIGN_IN, TIME, UNSENT } from '@/features/field/paths';
import { RemindersPage } from '@/features/field/reminders/ahead';
import { ScanPage } from '@/features/field/scan/scan-page';
import { Bones } from '@/features/field/states';
import { TimePage } from '@/features/field/time/time-page';
import { meQuery, type Me } from '@/features/people/queries';
import { WrongDoor } from '@/features/people/wrong-door';
import { go, useAddress } from '@/lib/address';
import { changeLanguage, spoken } from '@/lib/i18n';
import { later } from '@/lib/later';
import { InZone } from '@/lib/reader';
import { isUnfetched } from '@/lib/unfetched';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { ReadTrouble } from '@/ui/read-trouble';

import { Door } from './door';
import { useOwnOutbox } from './outbox';
import { useOwnPhotos } from './photos';
import styles from './shell.module.css';
import { OfflineStrip } from './strip';
import { Tabs } from './tabs';
import { useLive } from './use-live';

const OnTheWay = later(() => import('@/features/field/underway/on-the-way').then((part) => part.OnTheWay));

/** The phone's frame. Nothing of it is shown before it is known who reads. */
export function Shell() {
  const { path } = useAddress();
  return path === SIGN_IN ? <Door /> : <SignedIn />;
}

function SignedIn() {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  const language = spoken(me.data?.language ?? '');
  useEffect(() => {
    if (language !== undefined) void changeLanguage(language); // the person's own, as their letters and refusals are
  }, [language]);
  if (me.data !== undefined)
    return (
      <InZone zone={me.data.zone}>
        <Frame me={me.data} />
      </InZone>
    );
  if (me.error instanceof Problem && me.error.code === 'other_door') return <WrongDoor onOut={() => go(SIGN_IN)} />;
  return <main>{me.isError ? <ReadTrouble title={t('field.day.failedTitle')} error={me.error} onRetry={() => void me.refetch()} /> : <Bones label={t('field.day.loading')} />}</main>;
}

function Frame({ me }: { me: Me }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { path } = useAddress();
  const outbox = useOwnOutbox(me.key, client);
  const photos = useOwnPhotos(me.key);
  const { up } = useLive(me.key, useCallback(() => void Promise.all([outbox?.flush(), photos?.flush()]), [outbox, photos]));

  async function leave(): Promise<void> {
    await signOut();
    client.clear();
    go(SIGN_IN);
  }

  if (outbox === undefined || photos === undefined) return null; // their store opens in no time
  return (
    <OutboxHere value={outbox}>
      <PhotosHere value={photos}>
        <div className={styles['shell']}>
          <a className={styles['skip']} href="#main">
            {t('skip')}
          </a>
          <OfflineStrip up={up} />
          <Way />
          <main id="main" className={styles['main']} tabIndex={-1}>
            <Caught key={path}>
              <Page me={me} onSignOut={leave} />
            </Caught>
          </main>
          <Tabs />
        </div>
      </PhotosHere>
    </OutboxHere>
  );
}

/** While I travel to a customer, what is known of where I am. */
function Way() {
  const { stops } = useDay();
  const visit = stops.find((stop) => stop.mine && stop.state === 'travelling')?.key;
  return visit === undefined ? null : <OnTheWay key={visit} visit={visit} />;
}

function Page({ me, onSignOut }: { me: Me; onSignOut: () => Promise<void> }) {
  const { t } = useTranslation();
  const { path } = useAddress();
  const [, order, list] = /^\/orders\/([^/]+)(?:\/checklists\/([^/]+))?$/.exec(path) ?? [];
  if (order !== undefined && list !== undefined) return <ListPage key={list} orderKey={order} listKey={list} />;
  if (order !== undefined) return <OrderPage key={order} orderKey={order} />;
  switch (path) {
    case DAY:
      return <DayPage me={me} />;
    case ORDERS:
      return <OrdersPage />;
    case SCAN:
      return <ScanPage />;
    case ME:
      return <MePage me={me} onSignOut={onSignOut} />;
    case TIME:
      return <TimePage />;
    case REMINDERS:
      return (
        <Suspense fallback={<Bones label={t('remind.loading')} />}>
          <RemindersPage />
        </Suspense>
      );
    case UNSENT:
      return <UnsentPage />;
    default:
      return <Nowhere />;
  }
}

function Nowhere() {
  const { t } = useTranslation();
  return (
    <Notice title={t('trouble.notFoundTitle')} text={t('trouble.notFound')}>
      <Button onClick={() => go(DAY)}>{t('field.tab.day')}</Button>
    </Notice>
  );
}

/** A page that breaks does not take the tabs and what is not sent with it. */
class Caught extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error === undefined ? this.props.children : <Broken cut={isUnfetched(this.state.error)} />;
  }
}

function Broken({ cut }: { cut: boolean }) {
  const { t } = useTranslation();
  return (
    <Notice title={t(cut ? 'trouble.unfetchedTitle' : 'trouble.brokenTitle')} text={t(cut ? 'trouble.unfetched' : 'trouble.broken')}>
      <Button look="primary" onClick={() => location.reload()}>
        {t('trouble.reload')}
      </Button>
    </Notice>
  );
}
