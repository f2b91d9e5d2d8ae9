import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { orderQuery, type Order } from '@/features/workorders/portal/queries';
import { Link } from '@/lib/address';
import { useWindowWords } from '@/lib/window-words';
import { Button, buttonClass } from '@/ui/button';
import { Section, Unread } from '@/ui/column';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

import { CallUs } from './call-us';
import styles from './choosing.module.css';
import { appointmentQuery, type Appointment, type Appointments } from './queries';
import { Abroad } from './slot-list';
import { standingOf, timePath } from './standing';
import { useAppointing } from './use-appointing';

type Props = { orderKey: string; phone: string };

/** On an order: when we come as it was chosen, and what can be done about it. Nothing where there is nothing to choose. */
export function AppointmentCard({ orderKey, phone }: Props) {
  const { t } = useTranslation();
  const order = useQuery(orderQuery(orderKey));
  const own = useQuery(appointmentQuery(orderKey));
  if (order.data === undefined) return null; // the page says so
  if (own.data === undefined) {
    if (!own.isError || (own.error instanceof Problem && own.error.hidden)) return null;
    return (
      <Section title={t('choosing.card')}>
        <Unread error={own.error} onAgain={() => void own.refetch()} />
      </Section>
    );
  }
  return <Shown order={order.data} own={own.data} phone={phone} />;
}

function Shown({ order, own, phone }: { order: Order; own: Appointments; phone: string }) {
  const { t } = useTranslation();
  const standing = standingOf(order, own);
  if (standing === 'agreed' && own.confirmed !== null) {
    return (
      <Section title={t('choosing.card')}>
        <Agreed key={own.confirmed.from_at} order={order.key} own={own} confirmed={own.confirmed} phone={phone} />
      </Section>
    );
  }
  if (standing === 'free' && own.held !== null) {
    return (
      <Section title={t('choosing.card')}>
        <div className={styles['card']}>
          <Kept order={order.key} held={own.held} zone={own.zone} />
        </div>
      </Section>
    );
  }
  if (!own.offered || (standing !== 'planned' && standing !== 'free')) return null;
  return (
    <Section title={t('choosing.card')}>
      <div className={styles['card']}>
        {standing === 'planned' ? (
          <CallUs phone={phone} words="call" />
        ) : (
          <>
            <p>{t('choosing.chooseLead')}</p>
            <Link to={timePath(order.key)} className={buttonClass({ look: 'primary', size: 'big' })}>
              {t('choosing.choose')}
            </Link>
          </>
        )}
      </div>
    </Section>
  );
}

/** A time that is kept and not confirmed yet: for how much longer, and the way to it. */
function Kept({ order, held, zone }: { order: string; held: Appointment; zone: string }) {
  const { t } = useTranslation();
  const words = useWindowWords(zone);
  const left = words.left(held.held_until ?? '');
  return (
    <>
      <b>{t('choosing.held', { window: words.span(held) })}</b>
      <p className={left > 1 ? styles['left'] : styles['soon']}>{left > 0 ? t('choosing.left', { count: left }) : t('choosing.leftNone')}</p>
      <Link to={timePath(order)} className={buttonClass({ look: 'primary', size: 'big' })}>
        {t('choosing.heldGo')}
      </Link>
    </>
  );
}

type AgreedProps = { order: string; own: Appointments; confirmed: Appointment; phone: string };

function Agreed({ order, own, confirmed, phone }: AgreedProps) {
  const { t } = useTranslation();
  const words = useWindowWords(own.zone);
  const [asking, setAsking] = useState<boolean>();
  const mayMove = !words.over(confirmed.move_until_at);
  const mayCancel = !words.over(confirmed.cancel_until_at);
  return (
    <div className={styles['card']}>
      <b>{t('choosing.agreed', { window: words.span(confirmed) })}</b>
      <p className={styles['quiet']}>{t('choosing.agreedText')}</p>
      <Abroad rows={[confirmed]} zone={own.zone} />
      {own.held !== null && mayMove && <Kept order={order} held={own.held} zone={own.zone} />}
      {asking && mayCancel ? (
        <Cancelling order={order} onNever={() => setAsking(false)} />
      ) : (
        <div className={styles['steps']}>
          {mayMove && own.held === null && (
            <Link to={timePath(order)} className={buttonClass({ size: 'big' })}>
              {t('choosing.move')}
            </Link>
          )}
          {mayCancel && (
            <Button size="big" autoFocus={asking === false} onClick={() => setAsking(true)}>
              {t('choosing.cancel')}
            </Button>
          )}
        </div>
      )}
      {!mayMove && <CallUs phone={phone} words={mayCancel ? 'callMove' : 'call'} />}
      {mayMove && !mayCancel && <CallUs phone={phone} words="callCancel" />}
    </div>
  );
}

/** What cancelling means, before it is done. */
function Cancelling({ order, onNever }: { order: string; onNever: () => void }) {
  const { t } = useTranslation();
  const problem = useProblemWords();
  const doing = useAppointing(order);

  async function cancel(): Promise<void> {
    if ((await doing.cancel()) !== undefined) document.querySelector('h1')?.focus({ preventScroll: true }); // what was pressed is gone; how the order stands now is said there
  }

  return (
    <>
      <p role="status">{t('choosing.cancelAsk')}</p>
      {doing.trouble !== undefined && <Said>{problem(doing.trouble)}</Said>}
      <div className={styles['steps']}>
        <Button look="primary" size="big" busy={doing.busy} onClick={() => void cancel()}>
          {t('choosing.cancelYes')}
        </Button>
        <Button size="big" autoFocus disabled={doing.busy} onClick={onNever}>
          {t('choosing.cancelNo')}
        </Button>
      </div>
    </>
  );
}
