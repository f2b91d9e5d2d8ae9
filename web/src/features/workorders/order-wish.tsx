import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Reach } from '@/features/customers/reveal';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';

import styles from './order-wish.module.css';
import { revealCalled } from './queries';
import type { Order } from './types';

/** The sheet brings antd's forms along; the page does not wait for them. */
const WishSheet = lazy(() => import('./order-wish-sheet').then((file) => ({ default: file.WishSheet })));

/** Whom to call about this order in the contact's place: before one dials the number one always dials. */
export function Called({ order }: { order: Order }) {
  const { t } = useTranslation();
  const [write] = useState(() => revealCalled(order.key));
  const wish = order.wish;
  if (!wish?.name) return null;
  return (
    <div className={styles['called']}>
      <span className={styles['label']}>{t('context.callInstead')}</span>
      <b dir="auto">{wish.name}</b>
      <Reach key={`${order.key} ${wish.phone_masked}`} masked={{ phone: wish.phone_masked }} reveal={() => write.run({})} />
    </div>
  );
}

/** Puts right whom to call and when, or says it for the first time. */
export function WishButton({ order }: { order: Order }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const known = order.wish !== null && (order.wish.name !== '' || order.wish.suits.length > 0);
  return (
    <>
      <Button size="small" look="quiet" className={styles['change'] ?? ''} onClick={() => setOpen(true)}>
        <Icon name={known ? 'pen' : 'plus'} size={14} />
        {t(known ? 'context.wishChange' : 'context.wishAdd')}
      </Button>
      {open && (
        <Suspense>
          <WishSheet order={order} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
