import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

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
      <Number key={`${order.key} ${wish.phone_masked}`} masked={wish.phone_masked} reveal={() => write.run({})} />
    </div>
  );
}

/** A number, masked until somebody needs it; that they asked goes on record. */
export function Number({ masked, reveal }: { masked: string; reveal: () => Promise<{ phone: string }> }) {
  const { t } = useTranslation();
  const problemWords = useProblemWords();
  const [phone, setPhone] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();

  async function show(): Promise<void> {
    setBusy(true);
    setTrouble(undefined);
    try {
      setPhone((await reveal()).phone);
    } catch (error) {
      setTrouble(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <div className={styles['phone']}>
        {phone ? <a href={`tel:${phone.replace('x', ',')}`}>{phone}</a> : <span>{masked}</span>}
        {!phone && (
          <Button size="small" look="quiet" busy={busy} onClick={() => void show()} title={t('context.revealHint')}>
            <Icon name="phone" size={14} />
            {t('context.reveal')}
          </Button>
        )}
      </div>
      {trouble !== undefined && <Said title={t('context.revealFailed')}>{problemWords(trouble)}</Said>}
    </>
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
