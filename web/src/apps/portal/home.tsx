import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ThingCard } from '@/features/assets/portal/assets-page';
import { useThings } from '@/features/assets/portal/use-things';
import { companyQuery } from '@/features/customers/portal/queries';
import { OrderCard, OrderCards } from '@/features/workorders/portal/order-cards';
import { ordersQuery } from '@/features/workorders/portal/queries';
import { begun, draftName, freshDraft, type Draft } from '@/features/workorders/portal/report-draft';
import { waitsForYou } from '@/features/workorders/portal/state-chip';
import { Link } from '@/lib/address';
import { useKept } from '@/lib/kept';
import { buttonClass } from '@/ui/button';
import { CardBones, Cards, ColumnPage, Empty, Section, Unread } from '@/ui/column';

import styles from './home.module.css';

const SHOWN = 3;

/** Where one comes in: report, and how it goes with what is open; what waits for one's own word says so. */
export function Home({ person }: { person: string }) {
  const { t } = useTranslation();
  const company = useQuery(companyQuery);
  const [draft] = useKept<Draft>(draftName(person), freshDraft);
  const [unsent] = useState(() => begun(draft));
  const name = company.data?.me;
  return (
    <ColumnPage title={name ? t('portal.start.title', { name }) : t('portal.start.titlePlain')} lead={t('portal.start.lead')}>
      <div className={styles['report']}>
        <Link to="/report" className={buttonClass({ look: 'primary', size: 'big' })}>
          {t(unsent ? 'portal.start.goOn' : 'portal.start.report')}
        </Link>
      </div>
      <NeedsYou />
      <Section title={t('portal.start.open')} aside={<Link to="/orders">{t('portal.start.all')}</Link>}>
        <OrderCards wanted={{ stands: 'open' }} leaveOut={waitsForYou} most={5} empty={<Empty>{t('portal.start.none')}</Empty>} />
      </Section>
      <Things />
    </ColumnPage>
  );
}

function NeedsYou() {
  const { t } = useTranslation();
  const orders = useInfiniteQuery(ordersQuery({ stands: 'open' }));
  const rows = orders.data?.pages.flatMap((page) => page.rows).filter(waitsForYou) ?? [];
  if (rows.length === 0) return null;
  return (
    <Section title={t('portal.start.needsYou')}>
      <Cards>
        {rows.map((row) => (
          <OrderCard key={row.key} row={row} />
        ))}
      </Cards>
    </Section>
  );
}

function Things() {
  const { t } = useTranslation();
  const { things, rows } = useThings();
  if (things.isError) return <Unread error={things.error} onAgain={() => void things.refetch()} />;
  if (rows?.length === 0) return null;
  return (
    <Section title={t('portal.start.things')} aside={<Link to="/assets">{t('portal.start.allThings')}</Link>}>
      {rows === undefined ? (
        <CardBones />
      ) : (
        <Cards>
          {rows.slice(0, SHOWN).map((asset) => (
            <ThingCard key={asset.key} asset={asset} />
          ))}
        </Cards>
      )}
    </Section>
  );
}
