import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { signOut } from '@/api/sign-in';
import { companyQuery } from '@/features/customers/portal/queries';
import { meQuery, type Me } from '@/features/people/portal/queries';
import { SignOut } from '@/features/people/portal/sign-out';
import { go, useAddress } from '@/lib/address';
import { changeLanguage, spoken } from '@/lib/i18n';
import { InZone } from '@/lib/reader';
import { CardBones, ColumnPage, Unread } from '@/ui/column';

import { Guard } from './broken';
import { Frame } from './frame';
import { useHouse } from './house';
import { Pages } from './pages';
import { useLive } from './use-live';

const Door = lazy(() => import('./door'));
const ArrivalDoor = lazy(() => import('./arrival-door'));

/** The portal: the door, or behind it the page of the address. */
export function Shell() {
  const { path } = useAddress();
  if (path === '/sign-in') {
    return (
      <Frame path={path} signedIn={false} signIn>
        <Suspense fallback={null}>
          <Door />
        </Suspense>
      </Frame>
    );
  }
  if (path === '/arrival') {
    return (
      <Frame path={path} signedIn={false}>
        <Suspense fallback={null}>
          <ArrivalDoor />
        </Suspense>
      </Frame>
    );
  }
  return <Inside path={path} />;
}

function Inside({ path }: { path: string }) {
  const me = useQuery(meQuery);
  const elsewhere = me.error instanceof Problem && me.error.code === 'other_door';
  useEffect(() => {
    if (elsewhere) go('/sign-in?staff', { replace: true });
  }, [elsewhere]);
  if (me.data === undefined) {
    return (
      <Frame path={path} signedIn={false}>
        {me.isError && !elsewhere && !(me.error instanceof Problem && me.error.signedOut) ? <Unread error={me.error} onAgain={() => void me.refetch()} /> : <CardBones many={4} />}
      </Frame>
    );
  }
  return <Known me={me.data} path={path} />;
}

function Known({ me, path }: { me: Me; path: string }) {
  const client = useQueryClient();
  const { phone } = useHouse();
  const { up } = useLive();
  const company = useQuery(companyQuery);
  useEffect(() => void changeLanguage(spoken(me.language) ?? 'zh-CN'), [me.language]);
  const stranger = company.error instanceof Problem && company.error.status === 404;

  async function leave(): Promise<void> {
    await signOut();
    client.clear();
    go('/sign-in');
  }

  return (
    <InZone zone={me.zone}>
      <Frame path={path} up={up} signedIn>
        {stranger ? <Stranger name={me.name} onSignOut={leave} /> : (
          <Guard key={path}>
            <Pages path={path} me={me} phone={phone} onSignOut={leave} />
          </Guard>
        )}
      </Frame>
    </InZone>
  );
}

/** Signed in, but nobody's contact: there is nothing to show, and that is said. */
function Stranger({ name, onSignOut }: { name: string; onSignOut: () => Promise<void> }) {
  const { t } = useTranslation();
  return (
    <ColumnPage title={name} lead={t('portal.door.stranger')}>
      <SignOut onSignOut={onSignOut} />
    </ColumnPage>
  );
}
