import { useTranslation } from 'react-i18next';

import { go, Link, useAddress } from '@/lib/address';
import { ColumnPage, Empty } from '@/ui/column';

import styles from './orders.module.css';
import { OrderCards } from './order-cards';

/** All my orders, and my colleagues' where I may see them: open, or past. The address says which. */
export function OrdersPage({ seesColleagues }: { seesColleagues: boolean }) {
  const { t } = useTranslation();
  const { query } = useAddress();
  const stands = query.get('stands') === 'past' ? 'past' : 'open';
  const mine = query.get('mine') === 'true';
  const to = (next: { stands: string; mine: boolean }): string => `/orders?stands=${next.stands}${next.mine ? '&mine=true' : ''}`;
  return (
    <ColumnPage title={t('portal.list.title')}>
      <div className={styles['bar']}>
        <nav className={styles['tabs']} aria-label={t('portal.list.which')}>
          {(['open', 'past'] as const).map((one) => (
            <Link key={one} to={to({ stands: one, mine })} className={styles['tab']} aria-current={one === stands ? 'page' : undefined}>
              {t(`portal.list.${one}`)}
            </Link>
          ))}
        </nav>
        {seesColleagues && (
          <label className={styles['only']}>
            <input type="checkbox" checked={mine} onChange={() => go(to({ stands, mine: !mine }), { replace: true })} />
            {t('portal.list.mine')}
          </label>
        )}
      </div>
      <OrderCards wanted={{ stands, ...(mine && { mine }) }} empty={<Empty>{t(stands === 'open' ? 'portal.list.noneOpen' : 'portal.list.nonePast')}</Empty>} />
    </ColumnPage>
  );
}
