import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Avatar } from '@/ui/avatar';
import { Button, buttonClass } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Kbd } from '@/ui/kbd';
import { useProblemWords } from '@/ui/problem-words';
import { Ago, Moment } from '@/ui/said-time';
import { Bone } from '@/ui/skeleton';

import { ClockStrip } from './clock-strip';
import { orderPath } from './paths';
import { orderQuery, timelineQuery } from './queries';
import styles from './queue-peek.module.css';
import { ENDS, moveLetter } from './status';
import type { Entry, Order, Row } from './types';
import type { KnownMove } from './use-moves';
import { isMove } from './words';

type Props = { row: Row; search: string; onMove: (move: KnownMove['move']) => void; onHeight: (height: number) => void };

/** An order in three answers, without leaving the list: the last word, how its promises stand, whom it is for and what is next. */
export function QueuePeek({ row, search, onMove, onHeight }: Props) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const order = useQuery(orderQuery(row.key));
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    onHeight(frame.current?.getBoundingClientRect().height ?? 0);
    return () => onHeight(0);
  }, [onHeight]);
  return (
    <div ref={frame} className={styles['peek']} role="region" aria-label={t('queue.peekOf', { title: row.title })} aria-busy={order.isPending}>
      {order.data ? (
        <>
          <LastWord order={order.data} />
          <section className={`${styles['card']} ${styles['clocks']}`}>
            <h3>{t('clock.strip')}</h3>
            {order.data.clocks.length > 0 ? <ClockStrip clocks={order.data.clocks} /> : <p className={styles['soft']}>{t('clock.none')}</p>}
          </section>
          <Next order={order.data} search={search} onMove={onMove} />
        </>
      ) : order.error ? (
        <section className={styles['card']}>
          <h3>{t('orders.failedTitle')}</h3>
          <p>{words(order.error)}</p>
          <span>
            <Button size="small" onClick={() => void order.refetch()}>
              {t('trouble.retry')}
            </Button>
          </span>
        </section>
      ) : (
        [0, 1, 2].map((at) => (
          <section key={at} className={styles['card']}>
            <Bone width={4} />
            <Bone width={20} />
            <Bone width={14} />
          </section>
        ))
      )}
    </div>
  );
}

function LastWord({ order }: { order: Order }) {
  const { t } = useTranslation();
  const timeline = useQuery(timelineQuery(order.key));
  const last = timeline.data?.entries.findLast((entry) => entry.note !== null && !entry.note.erased);
  return (
    <section className={styles['card']}>
      <h3>{t('queue.peekLast')}</h3>
      {timeline.isPending ? (
        <Bone width={18} />
      ) : last ? (
        <Said entry={last} />
      ) : (
        <>
          <p className={styles['text']}>{order.description || order.title}</p>
          <p className={styles['soft']}>
            {t('facts.WorkOrderReported')} <Ago at={order.reported_at} />
          </p>
        </>
      )}
    </section>
  );
}

function Said({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const by = entry.by?.name ?? t(entry.by_customer ? 'timeline.fromCustomer' : 'timeline.product');
  const inner = entry.note?.public === false;
  return (
    <>
      <p className={styles['who']}>
        <Avatar name={by} small customer={entry.by_customer} />
        <b>{by}</b>
        {inner && <Icon name="lock" size={14} />}
        <span className={styles['soft']}>
          <Ago at={entry.at} />
        </span>
      </p>
      <p className={styles['text']}>{textOf(entry.note?.body_html ?? '')}</p>
    </>
  );
}

/** The words of a note, without its marks: a peek has no room for them. The page is not touched: nothing of it runs. */
const textOf = (html: string): string => new DOMParser().parseFromString(html, 'text/html').body.textContent.trim();

function Next({ order, search, onMove }: { order: Order; search: string; onMove: Props['onMove'] }) {
  const { t } = useTranslation();
  const moves = order.moves.filter((one): one is KnownMove => isMove(one.move));
  const primary = moves.find((one) => one.primary);
  const second = moves.find((one) => !one.primary && !ENDS.has(one.move));
  const visit = order.visits.find((one) => one.ended_at === null);
  return (
    <section className={styles['card']}>
      <h3>{order.customer?.name ?? t('context.customer')}</h3>
      {order.contact && (
        <p className={styles['who']}>
          <b>{order.contact.name}</b>
          <span className={styles['soft']}>{order.contact.job_title}</span>
          <span>{order.contact.phone_masked}</span>
        </p>
      )}
      {order.wish?.name && (
        <p className={styles['who']}>
          <span className={styles['soft']}>{t('context.callInstead')}</span>
          <b>{order.wish.name}</b>
          <span>{order.wish.phone_masked}</span>
        </p>
      )}
      {order.contact?.care && (
        <p className={styles['care']} title={order.contact.care}>
          {order.contact.care}
        </p>
      )}
      {visit && (
        <p className={styles['soft']}>
          {t('context.visit', { n: visit.number })} {visit.starts_at ? <Moment at={visit.starts_at} /> : t('context.unplanned')} {visit.engineer?.name ?? t('context.noEngineer')}
        </p>
      )}
      <p className={styles['next']}>
        {primary && (
          <Button look="primary" size="small" onClick={() => onMove(primary.move)}>
            {t(`moves.${primary.move}`)}
            <Kbd onAccent>{moveLetter[primary.move].toUpperCase()}</Kbd>
          </Button>
        )}
        {second && (
          <Button size="small" onClick={() => onMove(second.move)}>
            {t(`moves.${second.move}`)}
            <Kbd>{moveLetter[second.move].toUpperCase()}</Kbd>
          </Button>
        )}
        <Link className={buttonClass({ look: 'quiet', size: 'small' })} to={orderPath(order.key, search)}>
          {t('keys.open')}
          <Kbd>↵</Kbd>
        </Link>
      </p>
    </section>
  );
}
