import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { FilesOf, OrderFiles } from '@/features/workorders/order-files';
import { timelineQuery } from '@/features/workorders/queries';
import { VisitTag } from '@/features/workorders/state-tag';
import { itemsOf, keysIn, type Item } from '@/features/workorders/timeline-items';
import type { Entry } from '@/features/workorders/types';
import { useFactWords } from '@/features/workorders/use-fact-words';
import { asText } from '@/lib/html';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Said } from '@/ui/notice';
import { Ago } from '@/ui/said-time';

import { useStanding } from '../outbox/use-outbox';
import { PhotosOnTheWay } from '../photos/photo-field';
import { Bones } from '../states';
import type { Order } from '../types';
import styles from './story.module.css';

/** Of a long story the end is what counts on the road. */
const SHOWN = 12;

/** 时间线: newest last; what was written on this phone and is not sent yet stands at the end. */
export function Story({ order }: { order: Order }) {
  const { t } = useTranslation();
  const timeline = useQuery(timelineQuery(order.key));
  const words = useFactWords(timeline.data?.names ?? {});
  const [whole, setWhole] = useState(false);
  const { waiting } = useStanding();
  const unsent = waiting.filter((kept) => kept.op.kind === 'order.note' && kept.op.subject === order.key);
  const items = timeline.data ? itemsOf(timeline.data.entries, order.visits) : [];
  const shown = whole ? items : items.slice(-SHOWN);
  return (
    <section id="story" className={styles['story']} aria-label={t('field.order.timeline')}>
      <h3>{t('field.order.timeline')}</h3>
      {timeline.isPending && <Bones label={t('timeline.loading')} rows={2} />}
      {timeline.isError && timeline.data === undefined && (
        <>
          <Said>{t('timeline.failed')}</Said>
          <Button onClick={() => void timeline.refetch()}>{t('trouble.retry')}</Button>
        </>
      )}
      {shown.length < items.length && <Button onClick={() => setWhole(true)}>{t('field.order.showAll', { count: items.length })}</Button>}
      <OrderFiles order={order.key}>
        {shown.map((item) => (
          <One key={item.type === 'changes' ? item.entries[0].id : item.entry.id} item={item} words={words} />
        ))}
      </OrderFiles>
      <PhotosOnTheWay order={order.key} />
      {unsent.map((kept) => (
        <article key={kept.id} className={`${styles['box']} ${kept.op.facts?.['public'] === true ? '' : styles['internal']}`.trim()}>
          <header>
            <b>{t('field.order.unsent')}</b>
            <Ago at={kept.op.at} />
          </header>
          <p className={styles['text']} dir="auto">
            {asText(kept.op.facts?.['body'] as string)}
          </p>
        </article>
      ))}
    </section>
  );
}

function One({ item, words }: { item: Item; words: (entry: Entry) => string }) {
  const { t } = useTranslation();
  if (item.type === 'changes') {
    const last = item.entries.at(-1) ?? item.entries[0];
    return (
      <p className={styles['changes']}>
        <span>{[last.by?.name ?? t('timeline.product'), item.entries.map(words).join(t('facts.and')), last.plan && t('timeline.byPlan')].filter(Boolean).join(' · ')}</span>
        <Ago at={last.at} />
      </p>
    );
  }
  if (item.type === 'visit')
    return (
      <article className={styles['box']}>
        <header>
          <b>{t('timeline.visit', { n: item.visit.number })}</b>
          <VisitTag visit={item.visit} />
          <Ago at={item.entry.at} />
        </header>
        {item.visit.completion_note && (
          <p className={styles['text']} dir="auto">
            {item.visit.completion_note}
          </p>
        )}
      </article>
    );
  if (item.type === 'files')
    return (
      <article className={`${styles['box']} ${item.entry.data['public'] === true ? '' : styles['internal']}`.trim()}>
        <header>
          <b>{item.entry.by?.name ?? t('timeline.product')}</b>
          <span>{words(item.entry)}</span>
          <Ago at={item.entry.at} />
        </header>
        <FilesOf of={(file) => keysIn(item.entry).includes(file.key)} />
      </article>
    );
  const { entry, note } = item;
  const ground = entry.by_customer ? styles['customer'] : note.public ? '' : styles['internal'];
  return (
    <article className={`${styles['box']} ${ground}`.trim()}>
      <header>
        {!note.public && (
          <span className={styles['lock']}>
            <Icon name="lock" size={14} />
            {t('timeline.internal')}
          </span>
        )}
        <b>{entry.by?.name ?? t('timeline.product')}</b>
        {note.public && <span>{t(entry.by_customer ? 'timeline.fromCustomer' : 'timeline.toCustomer')}</span>}
        <Ago at={entry.at} />
      </header>
      {note.erased ? (
        <p className={styles['text']}>{t('timeline.erased')}</p>
      ) : (
        // The server keeps only harmless marks of what was written (nh3), and no script but our own files may run.
        <div className={styles['text']} dir="auto" dangerouslySetInnerHTML={{ __html: note.body_html }} />
      )}
      <FilesOf of={(file) => file.note === note.key} />
    </article>
  );
}
