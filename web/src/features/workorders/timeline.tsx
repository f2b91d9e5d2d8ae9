import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';

import { meQuery } from '@/features/people/queries';
import { useKeys } from '@/lib/keys';
import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { ago, duration } from '@/lib/time';
import { Avatar } from '@/ui/avatar';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Said } from '@/ui/notice';
import { Ago, Moment } from '@/ui/said-time';

import { FilesOf, OrderFiles, useFilesOf } from './order-files';
import { planPath } from './paths';
import { timelineQuery } from './queries';
import { VisitTag } from './state-tag';
import { TimelineBones } from './timeline-bones';
import { actorsOf, anchorOf, filtered, FILTERS, idFrom, itemsOf, keysIn, type Filter, type Item } from './timeline-items';
import styles from './timeline.module.css';
import type { Entry, Order, Visit } from './types';
import { useFactWords } from './use-fact-words';
import { useNewestInSight } from './use-newest';
import { channelWord } from './words';

/** What happened to an order, newest last: the report, what was said, the visits, and the small changes folded. */
export function Timeline({ order, box }: { order: Order; box: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation();
  const timeline = useQuery(timelineQuery(order.key));
  const words = useFactWords(timeline.data?.names ?? {});
  const [filter, choose] = useFilter();
  const entries = timeline.data?.entries ?? [];
  const fresh = useNewestInSight(box, entries.at(-1)?.id ?? 0);
  if (timeline.isPending) return <TimelineBones />;
  if (timeline.data === undefined)
    return (
      <div className={styles['failed']}>
        <Said>{t('timeline.failed')}</Said>
        <Button onClick={() => void timeline.refetch()}>{t('trouble.retry')}</Button>
      </div>
    );
  const items = itemsOf(filtered(entries, filter), order.visits);
  const bare = filter === 'all' || filter === 'public';
  return (
    <>
      <Filters filter={filter} choose={choose} />
      <section className={styles['timeline']} aria-label={t('timeline.title')}>
        <OrderFiles order={order.key}>
          {bare && <Report order={order} entries={entries} />}
          {items.map((item) => (
            <OneItem key={item.type === 'changes' ? item.entries[0].id : item.entry.id} item={item} words={words} />
          ))}
        </OrderFiles>
        {bare && order.solution && <Solution order={order} />}
        {items.length === 0 && filter !== 'all' && <p className={styles['nothing']}>{t('timeline.nothing', { filter: t(`timeline.filter.${filter}`) })}</p>}
      </section>
      {fresh.unseen && (
        <Button size="small" className={styles['fresh']} onClick={fresh.show}>
          <Icon name="down" size={14} />
          {t('timeline.fresh')}
        </Button>
      )}
    </>
  );
}

/** The filter stands in the address, so that a colleague sees the same. */
function useFilter(): [Filter, (filter: Filter) => void] {
  const [params, setParams] = useSearchParams();
  const filter = FILTERS.find((one) => one === params.get('show')) ?? 'all';
  function choose(next: Filter): void {
    setParams(
      (now) => {
        if (next === 'all') now.delete('show');
        else now.set('show', next);
        return now;
      },
      { replace: true },
    );
  }
  return [filter, choose];
}

function Filters({ filter, choose }: { filter: Filter; choose: (filter: Filter) => void }) {
  const { t } = useTranslation();
  useKeys(Object.fromEntries(FILTERS.map((one, at) => [`${at + 1}`, () => choose(one)])));
  return (
    <div className={styles['filters']} role="group" aria-label={t('timeline.show')}>
      {FILTERS.map((one, at) => (
        <button
          key={one}
          type="button"
          className={styles['filter']}
          aria-pressed={one === filter}
          title={t('timeline.filterKey', { filter: t(`timeline.filter.${one}`), key: at + 1 })}
          onClick={() => choose(one)}
        >
          {t(`timeline.filter.${one}`)}
        </button>
      ))}
    </div>
  );
}

function OneItem({ item, words }: { item: Item; words: (entry: Entry) => string }) {
  if (item.type === 'said') return <SaidItem item={item} words={words} />;
  if (item.type === 'visit') return <VisitItem entry={item.entry} visit={item.visit} />;
  if (item.type === 'files') return <FilesItem entry={item.entry} words={words} />;
  return <Changes entries={item.entries} words={words} />;
}

/** Whether the address names this entry; it is brought into sight once. */
function useNamed(ids: number[], element: RefObject<HTMLElement | null>): boolean {
  const { hash } = useLocation();
  const named = ids.includes(idFrom(hash));
  useEffect(() => {
    if (named) element.current?.scrollIntoView({ block: 'center' });
  }, [named, element]);
  return named;
}

/** The address of one entry, to be handed on. */
function Anchor({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const { search } = useLocation();
  return (
    <Link className={styles['anchor']} to={{ search, hash: anchorOf(entry) }} replace aria-label={t('timeline.anchor')} title={t('timeline.anchor')}>
      #
    </Link>
  );
}

type BoxProps = { name: string | null; entry?: Entry; customer?: boolean; internal?: boolean; head: ReactNode; children: ReactNode };

function Box({ name, entry, customer = false, internal = false, head, children }: BoxProps) {
  const element = useRef<HTMLElement>(null);
  const named = useNamed(entry ? [entry.id] : [], element);
  const ground = customer ? styles['customer'] : internal ? styles['internal'] : '';
  return (
    <article ref={element} id={entry && anchorOf(entry)} className={styles['item']}>
      <span className={styles['who']}>
        <Avatar name={name} customer={customer} />
      </span>
      <div className={`${styles['box']} ${ground} ${named ? styles['named'] : ''}`.trim()}>
        <header className={styles['head']}>
          {head}
          {entry && <Anchor entry={entry} />}
        </header>
        {children}
      </div>
    </article>
  );
}

function Report({ order, entries }: { order: Order; entries: Entry[] }) {
  const { t } = useTranslation();
  const later = new Set(entries.filter((entry) => entry.kind === 'FilesAttached').flatMap(keysIn));
  const files = useFilesOf((file) => file.note === null && !later.has(file.key));
  if (!order.description && files.length === 0) return null;
  const name = order.contact?.name ?? order.customer?.name ?? order.reported_by?.name ?? null;
  const head = (
    <>
      <b dir="auto">{name ?? t('timeline.fromCustomer')}</b>
      <span className={styles['kind']}>{[name === order.customer?.name ? '' : order.customer?.name, t(`orders.channel.${channelWord(order.channel)}`)].filter(Boolean).join(' · ')}</span>
      <Ago at={order.reported_at} />
    </>
  );
  return (
    <Box name={name} customer head={head}>
      {order.description && (
        <p className={`${styles['text']} ${styles['plain']}`} dir="auto">
          {order.description}
        </p>
      )}
      <FilesOf of={(file) => files.includes(file)} />
    </Box>
  );
}

/** Who said it and how, with a lock where only we see it. */
function Spoken({ entry, internal, said }: { entry: Entry; internal: boolean; said: string }) {
  const { t } = useTranslation();
  return (
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
}

function SaidItem({ item: { entry, note }, words }: { item: Extract<Item, { type: 'said' }>; words: (entry: Entry) => string }) {
  const { t } = useTranslation();
  const internal = !note.public;
  const said = entry.kind === 'NoteAdded' ? (internal ? '' : entry.by_customer ? t('timeline.fromCustomer') : t('timeline.toCustomer')) : words(entry);
  const head = <Spoken entry={entry} internal={internal} said={said} />;
  return (
    <Box name={entry.by?.name ?? null} entry={entry} customer={entry.by_customer} internal={internal} head={head}>
      {note.erased ? (
        <p className={styles['erased']}>{t('timeline.erased')}</p>
      ) : (
        // The server keeps only harmless marks of what was written (nh3), and no script but our own files may run.
        <div className={styles['text']} dir="auto" dangerouslySetInnerHTML={{ __html: note.body_html }} />
      )}
      <FilesOf of={(file) => file.note === note.key} />
    </Box>
  );
}

/** Files that came without a word. */
function FilesItem({ entry, words }: { entry: Entry; words: (entry: Entry) => string }) {
  const internal = entry.data['public'] !== true;
  const keys = new Set(keysIn(entry));
  const head = <Spoken entry={entry} internal={internal} said={words(entry)} />;
  return (
    <Box name={entry.by?.name ?? null} entry={entry} customer={entry.by_customer} internal={internal} head={head}>
      <FilesOf of={(file) => keys.has(file.key)} />
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
    <Box name={visit.engineer?.name ?? entry.by?.name ?? null} entry={entry} head={head}>
      {visit.completion_note && (
        <p className={`${styles['text']} ${styles['plain']}`} dir="auto">
          {visit.completion_note}
        </p>
      )}
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
  const element = useRef<HTMLDivElement>(null);
  const named = useNamed(entries.map((entry) => entry.id), element);
  const { hash } = useLocation();
  const [chosen, setOpen] = useState<boolean>();
  const open = chosen ?? named;
  const [first] = entries;
  const last = entries.at(-1) ?? first;
  const actors = actorsOf(entries).map((name) => name ?? t('timeline.product'));
  const told = entries.map(words).join(t('facts.and'));
  return (
    <div ref={element} className={styles['changes']}>
      <div className={styles['summary']}>
        {entries.length > 1 && <b>{t('timeline.changes', { count: entries.length })}</b>}
        <span className={styles['told']} title={open ? undefined : told}>
          {[actors.join(t('facts.and')), open ? '' : told].filter(Boolean).join(' · ')}
        </span>
        <ByPlan entries={open ? [] : entries} />
        {entries.length === 1 && <Late entry={first} />}
        <Ago at={last.at} />
        {entries.length === 1 && <Anchor entry={first} />}
        {entries.length > 1 && (
          <button type="button" className={styles['fold']} aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'timeline.collapse' : 'timeline.expand')}
          </button>
        )}
      </div>
      {open && entries.length > 1 && (
        <ol className={styles['list']}>
          {entries.map((entry) => (
            <li key={entry.id} className={`${styles['change']} ${entry.id === idFrom(hash) ? styles['named'] : ''}`.trim()}>
              <span>{`${entry.by?.name ?? t('timeline.product')} · ${words(entry)}`}</span>
              <ByPlan entries={[entry]} />
              <Late entry={entry} />
              <Moment at={entry.at} />
              <Anchor entry={entry} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** That somebody took this from a plan and did not think of it themselves; those who may plan read on in it. */
function ByPlan({ entries }: { entries: Entry[] }) {
  const { t } = useTranslation();
  const may = useQuery(meQuery).data?.rights;
  const plan = entries.find((entry) => entry.plan !== null)?.plan;
  if (!plan) return null;
  if (may === undefined || !('dispatch.decide' in may && 'workorders.plan' in may)) return <span className={styles['plan']}>{t('timeline.byPlan')}</span>;
  return (
    <Link className={styles['plan']} to={planPath(plan)}>
      {t('timeline.byPlan')}
    </Link>
  );
}

/** A phone was offline: when it happened is shown, and that we learnt of it only later. */
function Late({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  if (!entry.late) return null;
  return <span className={styles['late']}>{t('timeline.late', { time: ago(new Date(entry.recorded_at), now, reader) })}</span>;
}
