import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { meQuery, type Me } from '@/features/people/queries';
import { Notice } from '@/ui/notice';

import { BriefBones, BriefEmpty, BriefPanel } from './brief-panel';
import { CallerPart } from './caller-part';
import styles from './new-order-page.module.css';
import { OrderForm } from './order-form';
import { SavedPanel } from './saved-panel';
import { useNewOrder } from './use-new-order';

/** A new order while somebody is on the phone: who calls, what is wrong, what they are promised. */
export function NewOrderPage() {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  if (!me.data) return null;
  if (!('workorders.report' in me.data.rights)) return <Notice title={t('newOrder.forbiddenTitle')} text={t('newOrder.forbidden')} />;
  return <NewOrder me={me.data} />;
}

function NewOrder({ me }: { me: Me }) {
  const { t } = useTranslation();
  const order = useNewOrder(me.key);
  const { draft, brief } = order;
  if (order.made)
    return (
      <div className={styles['page']}>
        <SavedPanel made={order.made} onNext={order.next} />
      </div>
    );
  return (
    <div className={styles['page']} onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && void order.save()}>
      <title>{`${t('newOrder.title')} · ${t('product')}`}</title>
      <div className={styles['main']}>
        <header className={styles['head']}>
          <h1 className={styles['title']}>{t('newOrder.title')}</h1>
          {order.begun && <span className={styles['kept']}>{t('newOrder.kept')}</span>}
          {order.begun && (
            <button type="button" className={styles['over']} onClick={order.next}>
              {t('newOrder.startOver')}
            </button>
          )}
        </header>
        <CallerPart order={order} me={me} />
        <OrderForm order={order} />
      </div>
      <aside className={styles['aside']} aria-label={t('brief.title')}>
        {draft.customer === null ? <BriefEmpty /> : brief ? <BriefPanel brief={brief} /> : <BriefBones />}
      </aside>
    </div>
  );
}
