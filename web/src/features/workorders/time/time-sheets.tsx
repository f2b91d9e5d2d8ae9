import { useQuery, useQueryClient } from '@tanstack/react-query';
import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

import { meQuery } from '@/features/people/queries';
import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { instantOf, wallOf } from '@/lib/wall';
import { useZoneName } from '@/lib/zones';
import { EditSheet, type SheetField, type Values } from '@/ui/edit-sheet';

import type { Order } from '../types';
import { correctTime, enterTime, strikeTime, timeWritten } from './queries';
import { History } from './span-history';
import styles from './time-sheets.module.css';
import { WORKS, type Span } from './types';
import { useTimeWords } from './use-time-words';

const MINUTE = 'YYYY-MM-DDTHH:mm';

/** A point of time by the clock of the reader's zone, to the minute; `open` may stay empty. */
function At({ value, onChange, id, open = false }: { id?: string; value?: string | null; onChange?: (value: string | null) => void; open?: boolean }) {
  return (
    <DatePicker
      {...(id && { id })}
      className={styles['whole'] ?? ''}
      showTime={{ format: 'HH:mm' }}
      needConfirm={false}
      format="YYYY-MM-DD HH:mm"
      allowClear={open}
      value={value ? dayjs(value) : null}
      onChange={(at: Dayjs | null) => onChange?.(at?.format(MINUTE) ?? null)}
    />
  );
}

/** What every sheet of a span asks for. */
function useSpanFields() {
  const { t } = useTranslation();
  const { zone } = useReader();
  const words = useTimeWords();
  const told = (at: unknown): string => (typeof at === 'string' ? (at.length > MINUTE.length ? wallOf(at, zone) : dayjs(at)).format('YYYY-MM-DD HH:mm') : '');
  const at = (name: string, label: string, open = false): SheetField => ({ kind: 'own', name, label, required: !open, field: (): ReactElement => <At open={open} />, told });
  return {
    kind: { kind: 'choice', name: 'kind', label: t('spent.what'), required: true, options: WORKS.map((kind) => ({ value: kind, label: words.kind(kind) })) } satisfies SheetField,
    begins: at('begins_at', t('spent.begins')),
    ends: at('ends_at', t('spent.ends')),
    openEnd: at('ends_at', t('spent.ends'), true),
    note: { kind: 'text', name: 'note', label: t('spent.note') } satisfies SheetField,
    reason: { kind: 'line', name: 'reason', label: t('spent.reason'), required: true, placeholder: t('spent.reasonHint') } satisfies SheetField,
  };
}

function useInZone() {
  const { zone } = useReader();
  return {
    wall: (at: string): string => wallOf(at, zone).format(MINUTE),
    /** The filled values as the server wants them: times as instants. */
    instants: (filled: Values): Values =>
      Object.fromEntries(Object.entries(filled).map(([name, value]) => [name, name.endsWith('_at') && typeof value === 'string' ? instantOf(dayjs(value), zone) : value])),
  };
}

type OfSpan = { span: Span; order: string | undefined; onClose: () => void };

/** 更正: what it really was, and why; what it was before is shown above. */
export function CorrectSheet({ span, order, onClose }: OfSpan) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const fields = useSpanFields();
  const { wall, instants } = useInZone();
  const [write] = useState(() => correctTime(span.key));
  const running = span.ends_at === null;
  const start = { kind: span.kind, begins_at: wall(span.begins_at), ends_at: span.ends_at === null ? null : wall(span.ends_at), note: span.note, reason: '' };

  async function save(changed: Values, version: number | undefined): Promise<void> {
    const { reason, ...told } = changed;
    timeWritten(client, order, await write.run({ ...instants({ ...told, ...('note' in told && { note: told['note'] ?? '' }) }), reason } as never, { ...(version !== undefined && { version }) }));
  }

  const intro = (
    <>
      <p className={styles['lead']}>{t('spent.keptHint')}</p>
      {running && <p className={styles['lead']}>{t('spent.sheetEnds')}</p>}
      {span.history.length > 0 && <History of={span.history} />}
    </>
  );
  return (
    <EditSheet
      title={t('spent.correctTitle')}
      okText={t('spent.correctOk')}
      fields={[fields.kind, fields.begins, running ? fields.openEnd : fields.ends, fields.note, fields.reason]}
      start={start}
      version={span.version}
      save={save}
      draft={`time.correct.${span.key}`}
      intro={intro}
      onClose={onClose}
    />
  );
}

/** 作废: it does not count, and why. */
export function StrikeSheet({ span, order, onClose }: OfSpan) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const fields = useSpanFields();
  const words = useTimeWords();
  const [write] = useState(() => strikeTime(span.key));
  return (
    <EditSheet
      title={t('spent.strikeTitle')}
      okText={t('spent.strikeOk')}
      fields={[fields.reason]}
      start={{ reason: '' }}
      version={span.version}
      save={async ({ reason }, version) => timeWritten(client, order, await write.run({ reason: String(reason) }, { ...(version !== undefined && { version }) }))}
      draft={`time.strike.${span.key}`}
      intro={
        <>
          <p className={styles['what']} dir="auto">
            {[words.kind(span.kind), words.dated(span), span.person.name].join(' · ')}
          </p>
          <p className={styles['lead']}>{t('spent.strikeLead')}</p>
        </>
      }
      onClose={onClose}
    />
  );
}

/** 补记: time nobody measured; for others only who may correct theirs. */
export function EnterSheet({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [now, { zone }] = [useNow(), useReader()];
  const called = useZoneName();
  const fields = useSpanFields();
  const { instants } = useInZone();
  const me = useQuery(meQuery).data;
  const [write] = useState(() => enterTime(order.key));
  const [begun] = useState(() => wallOf(now, zone));
  const others = me !== undefined && 'workorders.correct_time' in me.rights ? peopleOf(order, me) : [];
  const who: SheetField[] = others.length > 1 ? [{ kind: 'choice', name: 'person', label: t('spent.who'), required: true, options: others }] : [];
  const start = { ...(who.length > 0 && { person: me?.key }), kind: 'work', begins_at: begun.subtract(1, 'hour').format(MINUTE), ends_at: begun.format(MINUTE), note: '' };
  return (
    <EditSheet
      title={t('spent.enterTitle')}
      okText={t('spent.enterOk')}
      fields={[...who, fields.kind, fields.begins, fields.ends, fields.note]}
      start={start}
      save={async (filled) => timeWritten(client, order.key, await write.run({ ...instants(filled), note: filled['note'] ?? '' } as never))}
      draft={`time.enter.${order.key}`}
      intro={<p className={styles['lead']}>{t('spent.zone', { zone: called(zone) })}</p>}
      onClose={onClose}
    />
  );
}

/** Oneself, and whoever has the order in hand or went there. */
function peopleOf(order: Order, me: { key: string; name: string }): { value: string; label: string }[] {
  const people = [me, order.owner, ...order.visits.flatMap((visit) => [visit.engineer, ...visit.mates])];
  return [...new Map(people.flatMap((one) => (one ? [[one.key, { value: one.key, label: one.name }] as const] : []))).values()];
}
