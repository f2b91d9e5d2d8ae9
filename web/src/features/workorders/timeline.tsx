import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { ago, duration } from '@/lib/time';
import { Avatar } from '@/ui/avatar';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Said } from '@/ui/notice';
import { Ago, Moment } from '@/ui/said-time';
import { Bone } from '@/ui/skeleton';

import { timelineQuery } from './queries';
import { VisitTag } from './state-tag';
import { actorsOf, itemsOf, type Item } from './timeline-items';
import styles from './timeline.module.css';
import type { Entry, Order, Visit } from './types';
import { useFactWords } from './use-fact-words';

/** What happened to an order, newest last: the report, what was said, the visits, and the small changes folded. */
export function Timeline({ order }: { order: Order }) {
  const { t } = useTranslation();
  const timeline = useQuery(timelineQuery(order.key));
  const words = useFactWords(order, timeline.data ?? []);
  if (timeline.isPending) return <TimelineBones />;
  if (timeline.data === undefined)
    return (
      <div className={styles['bones']}>
        <Said>{t('timeline.failed')}</Said>
        <Button onClick={() => void timeline.refetch()}>{t('trouble.retry')}</Button>
      </div>
    );
  return (
    <section className={styles['timeline']} aria-label={t('timeline.title')}>
      {order.description && <Report order={order} />}
      {itemsOf(timeline.data, order.visits).map((item) => (
        <OneItem key={item.type === 'changes' ? item.entries[0].id : item.entry.id} item={item} words={words} />
      ))}
      {order.solution && <Solution order={order} />}
    </section>
  );
}

function OneItem({ item, words }: { item: Item; words: (entry: Entry) => string }) {
  if (item.type === 'said') return <SaidItem item={item} words={words} />;
  if (item.type === 'visit') return <VisitItem entry={item.entry} visit={item.visit} />;
  return <Changes entries={item.entries} words={words} />;
}

type BoxProps = { name: string | null; customer?: boolean; internal?: boolean; head: ReactNode; children: ReactNode };

function Box({ name, customer = false, internal = false, head, children }: BoxProps) {
  const ground = customer ? styles['customer'] : internal ? styles['internal'] : '';
  return (
    <article className={styles['item']}>
      <span className={styles['who']}>
        <Avatar name={name} customer={customer} />
      </span>
      <div className={`${styles['box']} ${ground}`.trim()}>
        <header className={styles['head']}>{head}</header>
        {children}
      </div>
    </article>
  );
}

function Report({ order }: { order: Order }) {
  const { t } = useTranslation();
  const name = order.contact?.name ?? order.customer?.name ?? order.reported_by?.name ?? null;
  const head = (
    <>
      <b>{name ?? t('timeline.fromCustomer')}</b>
      <span className={styles['kind']}>{t('orders.description')}</span>
      <Ago at={order.reported_at} />
    </>
  );
  return (
    <Box name={name} customer head={head}>
      <p className={`${styles['text']} ${styles['plain']}`}>{order.description}</p>
    </Box>
  );
}

function SaidItem({ item: { entry, note }, words }: { item: Extract<Item, { type: 'said' }>; words: (entry: Entry) => string }) {
  const { t } = useTranslation();
  const internal = !note.public;
  const said = entry.kind === 'NoteAdded' ? (internal ? '' : entry.by_customer ? t('timeline.fromCustomer') : t('timeline.toCustomer')) : words(entry);
  const head = (
    <>
      {internal && (
        <span className={styles['lock']}>
          <Icon name="lock" size={14} />
          {t('timeline.internal')}
        </span>
      )}
      <b>{entry.by?.name ?? t('timeline.product')}</b>
      {said && <span className={styles['kind']}>{said}</span>}
      <Late entry={entry} />
      <Ago at={entry.at} />
    </>
  );
  return (
    <Box name={entry.by?.name ?? null} customer={entry.by_customer} internal={internal} head={head}>
      {note.erased ? (
        <p className={styles['erased']}>{t('timeline.erased')}</p>
      ) : (
        // The server keeps only harmless marks of what was written (nh3), and no script but our own files may run.
        <div className={styles['text']} dangerouslySetInnerHTML={{ __html: note.body_html }} />
      )}
    </Box>
  );
}

function VisitItem({ entry, visit }: { entry: Entry; visit: Visit }) {
  const { t } = useTranslation();
  const { say } = useReader();
  const spent = (from: string | null, until: string | null): string | undefined =>
    from && until ? duration(new Date(until).getTime() - new Date(from).getTime(), say) : undefined;
  const spans = [
    ['timeline.onTheRoad', spent(visit.departed_at, visit.arrived_at)],
    ['timeline.onSite', spent(visit.arrived_at, visit.ended_at)],
  ] as const;
  const head = (
    <>
      <b>{t('timeline.visit', { n: visit.number })}</b>
      <VisitTag visit={visit} />
      <span className={styles['kind']}>{visit.engineer?.name}</span>
      <Late entry={entry} />
      <Ago at={entry.at} />
    </>
  );
  return (
    <Box name={visit.engineer?.name ?? entry.by?.name ?? null} head={head}>
      {visit.completion_note && <p className={`${styles['text']} ${styles['plain']}`}>{visit.completion_note}</p>}
      {spans.some(([, time]) => time) && (
        <dl className={styles['facts']}>
          {spans.map(
            ([word, time]) =>
              time && (
                <div key={word}>
                  <dt>{t(word)}</dt>
                  <dd>{time}</dd>
                </div>
              ),
          )}
        </dl>
      )}
    </Box>
  );
}

function Solution({ order }: { order: Order }) {
  const { t } = useTranslation();
  return (
    <Box
      name={order.owner?.name ?? null}
      head={
        <>
          <b>{t('orders.solved')}</b>
          {order.resolved_at && <Ago at={order.resolved_at} />}
        </>
      }
    >
      <p className={`${styles['text']} ${styles['plain']}`}>{t('orders.causeWas', { text: order.cause })}</p>
      <p className={`${styles['text']} ${styles['plain']}`}>{t('orders.solutionWas', { text: order.solution })}</p>
    </Box>
  );
}

function Changes({ entries, words }: { entries: [Entry, ...Entry[]]; words: (entry: Entry) => string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [first] = entries;
  const last = entries.at(-1) ?? first;
  const actors = actorsOf(entries).map((name) => name ?? t('timeline.product'));
  const told = entries.map(words).join(t('facts.and'));
  return (
    <div className={styles['changes']}>
      <div className={styles['summary']}>
        {entries.length > 1 && <b>{t('timeline.changes', { count: entries.length })}</b>}
        <span className={styles['told']} title={open ? undefined : told}>{[actors.join(t('facts.and')), open ? '' : told].filter(Boolean).join(' · ')}</span>
        {entries.length === 1 && <Late entry={first} />}
        <Ago at={last.at} />
        {entries.length > 1 && (
          <button type="button" className={styles['fold']} aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'timeline.collapse' : 'timeline.expand')}
          </button>
        )}
      </div>
      {open && (
        <ol className={styles['list']}>
          {entries.map((entry) => (
            <li key={entry.id} className={styles['change']}>
              <span>{`${entry.by?.name ?? t('timeline.product')} · ${words(entry)}`}</span>
              <Late entry={entry} />
              <Moment at={entry.at} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** A phone was offline: when it happened is shown, and that we learnt of it only later. */
function Late({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  if (!entry.late) return null;
  return <span className={styles['late']}>{t('timeline.late', { time: ago(new Date(entry.recorded_at), now, reader) })}</span>;
}

function TimelineBones() {
  const { t } = useTranslation();
  return (
    <div className={styles['bones']} role="status" aria-label={t('timeline.loading')}>
      <Bone width={28} />
      <Bone width={18} />
      <Bone width={34} />
      <Bone width={22} />
    </div>
  );
}
