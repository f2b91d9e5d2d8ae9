import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Me } from '@/features/people/portal/queries';
import { companyQuery } from '@/features/customers/portal/queries';
import { Link } from '@/lib/address';
import { buttonClass } from '@/ui/button';
import { CardBones, ColumnPage, Empty } from '@/ui/column';

import { Home } from './home';

const OrderDoor = lazy(() => import('./order-door'));
const OrdersPage = lazy(() => import('@/features/workorders/portal/orders-page').then((page) => ({ default: page.OrdersPage })));
const ReportPage = lazy(() => import('@/features/workorders/portal/report-page').then((page) => ({ default: page.ReportPage })));
const SentDoor = lazy(() => import('./sent-door'));
const TimePage = lazy(() => import('./time-door').then(({ timePage }) => timePage()));
const AssetsPage = lazy(() => import('@/features/assets/portal/assets-page').then((page) => ({ default: page.AssetsPage })));
const AssetDoor = lazy(() => import('./asset-door'));
const MeDoor = lazy(() => import('./me-door'));

type Props = { me: Me; phone: string; onSignOut: () => Promise<void> };
type Route = [pattern: RegExp, page: (key: string, props: Props) => ReactNode];

/** Every address of this door and its page. */
const ROUTES: Route[] = [
  [/^\/$/, (_, { me }) => <Home person={me.key} />],
  [/^\/orders$/, () => <Orders />],
  [/^\/orders\/([^/]+)$/, (key, { me, phone }) => <OrderDoor key={key} orderKey={key} person={me.key} phone={phone} />],
  [/^\/orders\/([^/]+)\/time$/, (key, { phone }) => <TimePage key={key} orderKey={key} phone={phone} />],
  [/^\/report$/, (_, { me }) => <ReportPage person={me.key} />],
  [/^\/sent\/([^/]+)$/, (key, { phone }) => <SentDoor orderKey={key} phone={phone} />],
  [/^\/assets$/, () => <AssetsPage />],
  [/^\/assets\/([^/]+)$/, (key) => <AssetDoor key={key} assetKey={key} />],
  [/^\/me$/, (_, { me, onSignOut }) => <MeDoor me={me} onSignOut={onSignOut} />],
];

export function Pages({ path, ...props }: Props & { path: string }) {
  for (const [pattern, page] of ROUTES) {
    const found = pattern.exec(path);
    if (found !== null) return <Suspense fallback={<CardBones many={4} />}>{page(found[1] ?? '', props)}</Suspense>;
  }
  return <Nowhere />;
}

function Orders() {
  const company = useQuery(companyQuery);
  return <OrdersPage seesColleagues={company.data?.contact.sees_colleagues_orders === true} />;
}

/** An address that leads nowhere. */
function Nowhere() {
  const { t } = useTranslation();
  return (
    <ColumnPage title={t('trouble.notFoundTitle')}>
      <Empty
        step={
          <Link to="/" className={buttonClass({ look: 'primary' })}>
            {t('portal.report.home')}
          </Link>
        }
      >
        {t('trouble.notFound')}
      </Empty>
    </ColumnPage>
  );
}
