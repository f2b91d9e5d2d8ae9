import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { asHtml } from '@/lib/html';
import { useKept } from '@/lib/kept';
import { useNow } from '@/lib/now';

import type { Words } from '@/locales/words';
import { Said } from '@/ui/notice';

import { Answer, ChoiceField, WordsField } from '../form';
import { PhotoField } from '../photos/photo-field';
import { usePhotos, usePicked } from '../photos/use-photos';
import { Sheet } from '../sheet';
import { useAct } from '../use-act';
import { orderDone, visitDone, type Subject } from './subject';
import { wakeAt, type Wake } from './wake';
import { WakeField } from './wake-field';

type Props = { subject: Subject; onClose: (done: boolean) => void };

type Reason = keyof Words['field']['sheet']['reason'];
const REASONS: Reason[] = ['schedule', 'skill', 'location', 'parts', 'customer_absent', 'duplicate', 'other'];

/** 拒单: with a reason, so that somebody else is found; the words are for colleagues. */
export function DeclineSheet({ subject, onClose }: Props) {
  const { t } = useTranslation();
  const [draft, change, forget] = useKept<{ reason: Reason | ''; note: string }>(`field.decline.${subject.visit?.key ?? ''}`, () => ({ reason: '', note: '' }));
  const [tried, setTried] = useState(false);
  const { act, trouble } = useAct();

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (draft.reason === '' || !(await act('visit.decline', visitDone(subject, { reason: draft.reason, note: draft.note.trim() })))) return;
    forget();
    onClose(true);
  }

  return (
    <Sheet title={t('field.sheet.declineTitle')} onClose={() => onClose(false)}>
      <form onSubmit={(event) => void submit(event)} noValidate style={{ display: 'contents' }}>
        {trouble && <Said>{trouble}</Said>}
        <ChoiceField
          label={t('field.move.decline')}
          options={REASONS.map((one) => [one, t(`field.sheet.reason.${one}`)])}
          value={draft.reason}
          wrong={tried && draft.reason === '' ? t('field.sheet.choose') : undefined}
          onChange={(reason) => change({ reason })}
        />
        <WordsField label={t('field.sheet.why')} rows={2} value={draft.note} onChange={(note) => change({ note })} />
        <Answer word={t('field.move.decline')} onClose={() => onClose(false)} />
      </form>
    </Sheet>
  );
}

/** 未能进场: the visit ends here, and the customer is asked. */
export function NoAccessSheet({ subject, onClose }: Props) {
  const { t } = useTranslation();
  const [draft, change, forget] = useKept(`field.no-access.${subject.visit?.key ?? ''}`, () => ({ note: '' }));
  const [tried, setTried] = useState(false);
  const { act, trouble } = useAct();

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (!draft.note.trim() || !(await act('visit.report_no_access', visitDone(subject, { note: draft.note.trim() })))) return;
    forget();
    onClose(true);
  }

  return (
    <Sheet title={t('field.sheet.noAccessTitle')} onClose={() => onClose(false)}>
      <form onSubmit={(event) => void submit(event)} noValidate style={{ display: 'contents' }}>
        {trouble && <Said>{trouble}</Said>}
        <WordsField
          label={t('field.sheet.why')}
          hint={t('field.sheet.noAccessHint')}
          value={draft.note}
          wrong={tried && !draft.note.trim() ? t('field.sheet.required', { name: t('field.sheet.why') }) : undefined}
          onChange={(note) => change({ note })}
        />
        <Answer word={t('field.move.report_no_access')} onClose={() => onClose(false)} />
      </form>
    </Sheet>
  );
}

type Wait = 'customer' | 'parts' | 'vendor' | 'other';
const WAITS: Wait[] = ['customer', 'parts', 'vendor', 'other'];

/** 挂起: for whom, and when it comes back by itself. */
export function WaitSheet({ subject, onClose }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const [draft, change, forget] = useKept<{ reason: Wait | ''; wake: Wake; note: string }>(`field.wait.${subject.order.key}`, () => ({ reason: '', wake: 'tomorrow', note: '' }));
  const [tried, setTried] = useState(false);
  const { act, trouble } = useAct();

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (draft.reason === '') return;
    if (!(await act('order.wait', orderDone(subject, { reason: draft.reason, wake_at: wakeAt(draft.wake, now), note: draft.note.trim() })))) return;
    forget();
    onClose(true);
  }

  return (
    <Sheet title={t('field.sheet.waitTitle')} onClose={() => onClose(false)}>
      <form onSubmit={(event) => void submit(event)} noValidate style={{ display: 'contents' }}>
        {trouble && <Said>{trouble}</Said>}
        <ChoiceField
          label={t('field.sheet.waitWhy')}
          options={WAITS.map((one) => [one, t(`orders.wait.${one}`)])}
          value={draft.reason}
          wrong={tried && draft.reason === '' ? t('field.sheet.choose') : undefined}
          onChange={(reason) => change({ reason })}
        />
        <WakeField value={draft.wake} onChange={(wake) => change({ wake })} />
        <WordsField label={t('field.sheet.why')} rows={2} value={draft.note} onChange={(note) => change({ note })} />
        <Answer word={t('field.kind.order.wait')} onClose={() => onClose(false)} />
      </form>
    </Sheet>
  );
}

/** 解决: what had gone wrong and what helped; the customer is asked. */
export function ResolveSheet({ subject, onClose }: Props) {
  const { t } = useTranslation();
  const [draft, change, forget] = useKept(`field.resolve.${subject.order.key}`, () => ({ cause: '', solution: '' }));
  const [tried, setTried] = useState(false);
  const { act, trouble } = useAct();
  const wrong = (text: string, name: string): string | undefined => (tried && !text.trim() ? t('field.sheet.required', { name }) : undefined);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    const facts = { cause: draft.cause.trim(), solution: draft.solution.trim() };
    if (!facts.cause || !facts.solution || !(await act('order.resolve', orderDone(subject, facts)))) return;
    forget();
    onClose(true);
  }

  return (
    <Sheet title={t('field.kind.order.resolve')} onClose={() => onClose(false)}>
      <form onSubmit={(event) => void submit(event)} noValidate style={{ display: 'contents' }}>
        {trouble && <Said>{trouble}</Said>}
        <WordsField label={t('field.sheet.cause')} rows={2} value={draft.cause} wrong={wrong(draft.cause, t('field.sheet.cause'))} onChange={(cause) => change({ cause })} />
        <WordsField label={t('field.sheet.solution')} hint={t('field.sheet.doneHint')} value={draft.solution} wrong={wrong(draft.solution, t('field.sheet.solution'))} onChange={(solution) => change({ solution })} />
        <Answer word={t('field.kind.order.resolve')} onClose={() => onClose(false)} />
      </form>
    </Sheet>
  );
}

/** 备注: to colleagues unless said otherwise, and who can read it is said beside the words. */
export function NoteSheet({ subject, onClose }: Props) {
  const { t } = useTranslation();
  const [draft, change, forget] = useKept<{ body: string; to: 'internal' | 'public' }>(`field.note.${subject.order.key}`, () => ({ body: '', to: 'internal' }));
  const [tried, setTried] = useState(false);
  const { act, trouble } = useAct();

  const photos = usePhotos();
  const sheet = `note.${subject.order.key}`;
  const files = usePicked(sheet).map((one) => one.key);
  const empty = !draft.body.trim() && files.length === 0;

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    const body = draft.body.trim() && asHtml(draft.body);
    if (empty || !(await act('order.note', orderDone(subject, { body, public: draft.to === 'public', files })))) return;
    await photos.release(sheet);
    forget();
    onClose(true);
  }

  return (
    <Sheet title={t('field.sheet.noteTitle')} onClose={() => onClose(false)}>
      <form onSubmit={(event) => void submit(event)} noValidate style={{ display: 'contents' }}>
        {trouble && <Said>{trouble}</Said>}
        <ChoiceField
          label={t('field.kind.order.note')}
          options={[
            ['internal', t('field.sheet.internal')],
            ['public', t('field.sheet.public')],
          ]}
          value={draft.to}
          onChange={(to) => change({ to })}
        />
        <WordsField
          label={t(draft.to === 'public' ? 'field.sheet.notePublic' : 'field.sheet.notePlaceholder')}
          value={draft.body}
          rows={4}
          wrong={tried && empty ? t('field.sheet.required', { name: t('field.kind.order.note') }) : undefined}
          onChange={(body) => change({ body })}
        />
        <PhotoField draft={sheet} order={subject.order.key} />
        <Answer word={t(draft.to === 'public' ? 'composer.send' : 'composer.keep')} onClose={() => onClose(false)} />
      </form>
    </Sheet>
  );
}
