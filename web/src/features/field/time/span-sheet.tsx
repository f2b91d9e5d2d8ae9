import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { newKey } from '@/api/ids';
import { History } from '@/features/workorders/time/span-history';
import { WORKS, type Work } from '@/features/workorders/time/types';
import { useTimeWords } from '@/features/workorders/time/use-time-words';
import { Link } from '@/lib/address';
import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { MINUTE } from '@/lib/time';
import type { Words } from '@/locales/words';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';

import { ChoiceField, WordsField } from '../form';
import { MoveSheet, useAsking } from '../moves/move-sheet';
import type { Done } from '../outbox/outbox';
import { orderPath } from '../paths';
import { Sheet } from '../sheet';
import type { Seen } from './line';
import { instantFrom, localOf } from './local';
import styles from './span-sheet.module.css';
import { timeDone, type TimedOrder } from './timer';

/** One span: what it is, what it was, and the ways on. */
export function SpanSheet({ span, onClose }: { span: Seen; onClose: () => void }) {
  const { t } = useTranslation();
  const words = useTimeWords();
  const [deed, setDeed] = useState<'correct' | 'strike'>();
  if (deed === 'correct') return <CorrectSheet span={span} onClose={onClose} />;
  if (deed === 'strike') return <StrikeSheet span={span} onClose={onClose} />;
  return (
    <Sheet title={t('spent.openTitle')} onClose={onClose}>
      <p className={styles['what']}>{`${words.kind(span.kind)} · ${words.dated(span)}`}</p>
      {span.note && (
        <p className={styles['note']} dir="auto">
          {span.note}
        </p>
      )}
      {span.order.key !== null && (
        <Link className={styles['order']} to={orderPath(span.order.key)}>
          {`${t('orders.number', { number: span.order.number })} ${span.order.title}`}
        </Link>
      )}
      {span.history.length > 0 && <History of={span.history} />}
      <div className={styles['deeds']}>
        {span.may_correct && span.struck_at === null && (
          <>
            <Button size="big" look="primary" onClick={() => setDeed('correct')}>
              {t('spent.correct')}
            </Button>
            <Button size="big" onClick={() => setDeed('strike')}>
              {t('spent.strike')}
            </Button>
          </>
        )}
        <Button look="quiet" size="big" onClick={onClose}>
          {t('field.sheet.close')}
        </Button>
      </div>
    </Sheet>
  );
}

const ofSpan = (span: Seen, facts: Record<string, unknown>): Done => ({
  subject: span.key,
  version: span.version,
  facts,
  about: { order: span.order.key ?? '', number: span.order.number, title: span.order.title },
});

type ReasonCode = keyof Words['spent']['reasons'];
const REASONS: ReasonCode[] = ['forgot_stop', 'forgot_start', 'wrong_kind', 'twice'];

/** Why: the usual ones in one tap, any other in words. */
function Reason({ value, wrong, onChange }: { value: string; wrong: string | undefined; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <WordsField label={t('spent.reason')} hint={t('spent.reasonHint')} rows={1} value={value} wrong={wrong} onChange={(words) => onChange(words.replaceAll('\n', ' ').slice(0, MOST))} />
      <div className={styles['usual']}>
        {REASONS.map((code) => (
          <Button key={code} onClick={() => onChange(t(`spent.reasons.${code}`))}>
            {t(`spent.reasons.${code}`)}
          </Button>
        ))}
      </div>
    </>
  );
}

const MOST = 200;

type Times = { kind: Work; begins: string; ends: string; note: string };

function TimesFields({ draft, running = false, change }: { draft: Times; running?: boolean; change: (part: Partial<Times>) => void }) {
  const { t } = useTranslation();
  const words = useTimeWords();
  return (
    <>
      <ChoiceField label={t('spent.what')} options={WORKS.map((kind) => [kind, words.kind(kind)])} value={draft.kind} onChange={(kind) => change({ kind })} />
      <Field type="datetime-local" label={t('spent.begins')} value={draft.begins} required onChange={(event) => change({ begins: event.target.value })} />
      <Field type="datetime-local" label={t('spent.ends')} value={draft.ends} required={!running} onChange={(event) => change({ ends: event.target.value })} />
    </>
  );
}

/** 更正: what it really was, and why. */
function CorrectSheet({ span, onClose }: { span: Seen; onClose: () => void }) {
  const { t } = useTranslation();
  const { zone } = useReader();
  const running = span.ends_at === null;
  const was: Times = { kind: span.kind, begins: localOf(span.begins_at, zone), ends: span.ends_at === null ? '' : localOf(span.ends_at, zone), note: span.note };
  const asking = useAsking<Times & { reason: string }>(`field.time.correct.${span.key}.${span.version}`, () => ({ ...was, reason: '' }));
  const { draft, change } = asking;
  const reason = draft.reason.trim();
  const facts = {
    reason,
    ...(draft.kind !== was.kind && { kind: draft.kind }),
    ...(draft.begins !== was.begins && { begins_at: instantFrom(draft.begins, zone) }),
    ...(draft.ends !== was.ends && draft.ends !== '' && { ends_at: instantFrom(draft.ends, zone) }),
    ...(draft.note.trim() !== was.note && { note: draft.note.trim() }),
  };
  return (
    <MoveSheet
      asking={asking}
      title={t('spent.correctTitle')}
      word={t('spent.correctOk')}
      ready={reason !== '' && draft.begins !== '' && (running || draft.ends !== '')}
      onSend={() => asking.act('time.correct', ofSpan(span, facts))}
      onClose={onClose}
    >
      <p className={styles['lead']}>{t('spent.keptHint')}</p>
      {running && <p className={styles['lead']}>{t('spent.sheetEnds')}</p>}
      <TimesFields draft={draft} running={running} change={change} />
      <Reason value={draft.reason} wrong={asking.unwritten(reason, t('spent.reason'))} onChange={(value) => change({ reason: value })} />
      <WordsField label={t('spent.note')} rows={1} value={draft.note} onChange={(note) => change({ note })} />
    </MoveSheet>
  );
}

/** 作废: it does not count, and why. */
function StrikeSheet({ span, onClose }: { span: Seen; onClose: () => void }) {
  const { t } = useTranslation();
  const words = useTimeWords();
  const asking = useAsking(`field.time.strike.${span.key}`, () => ({ reason: '' }));
  const reason = asking.draft.reason.trim();
  return (
    <MoveSheet asking={asking} title={t('spent.strikeTitle')} word={t('spent.strikeOk')} ready={reason !== ''} onSend={() => asking.act('time.strike', ofSpan(span, { reason }))} onClose={onClose}>
      <p className={styles['what']}>{`${words.kind(span.kind)} · ${words.dated(span)}`}</p>
      <p className={styles['lead']}>{t('spent.strikeLead')}</p>
      <Reason value={asking.draft.reason} wrong={asking.unwritten(reason, t('spent.reason'))} onChange={(value) => asking.change({ reason: value })} />
    </MoveSheet>
  );
}

/** 补记: an hour, unless said otherwise, that ends now. */
export function EnterSheet({ order, onClose }: { order: TimedOrder; onClose: () => void }) {
  const { t } = useTranslation();
  const [now, { zone }] = [useNow(), useReader()];
  const asking = useAsking<Times>(`field.time.enter.${order.key}`, () => ({
    kind: 'work',
    begins: localOf(new Date(now.getTime() - 60 * MINUTE).toISOString(), zone),
    ends: localOf(now.toISOString(), zone),
    note: '',
  }));
  const { draft, change } = asking;
  const facts = { kind: draft.kind, begins_at: instantFrom(draft.begins, zone), ends_at: instantFrom(draft.ends, zone), note: draft.note.trim(), worklog: newKey() };
  return (
    <MoveSheet
      asking={asking}
      title={t('spent.enterTitle')}
      word={t('spent.enterOk')}
      ready={draft.begins !== '' && draft.ends !== ''}
      onSend={() => asking.act('time.enter', timeDone(order, facts))}
      onClose={onClose}
    >
      <TimesFields draft={draft} change={change} />
      <WordsField label={t('spent.note')} rows={1} value={draft.note} onChange={(note) => change({ note })} />
    </MoveSheet>
  );
}
