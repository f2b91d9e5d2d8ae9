import { useTranslation } from 'react-i18next';

import { asHtml } from '@/lib/html';
import { later } from '@/lib/later';
import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import type { Values } from '@/features/workorders/own/types';
import { unfilled } from '@/features/workorders/replies/insert';
import type { Rendered } from '@/features/workorders/replies/queries';
import type { Words } from '@/locales/words';

import { ChoiceField, WordsField } from '../form';
import { OwnNeeded, useNeeded } from '../own/needed';
import { PhotoField } from '../photos/photo-field';
import { usePhotos, usePicked } from '../photos/use-photos';
import { MoveSheet, useAsking } from './move-sheet';
import { orderDone, visitDone, type Subject } from './subject';
import { wakeAt, type Wake } from './wake';
import { WakeField } from './wake-field';

const ReplyPicker = later(() => import('../replies/reply-picker').then((part) => part.ReplyPicker));

type Props = { subject: Subject; onClose: (done: boolean) => void };
type Noted = { body: string; to: 'internal' | 'public'; templates: string[]; marks: string[] };

type Reason = keyof Words['field']['sheet']['reason'];
const REASONS: Reason[] = ['schedule', 'skill', 'location', 'parts', 'customer_absent', 'duplicate', 'other'];

/** 拒单: with a reason, so that somebody else is found; the words are for colleagues. */
export function DeclineSheet({ subject, onClose }: Props) {
  const { t } = useTranslation();
  const asking = useAsking<{ reason: Reason | ''; note: string }>(`field.decline.${subject.visit?.key ?? ''}`, () => ({ reason: '', note: '' }));
  const { draft, change } = asking;
  const send = (): Promise<boolean> => asking.act('visit.decline', visitDone(subject, { reason: draft.reason, note: draft.note.trim() }));
  return (
    <MoveSheet asking={asking} title={t('field.sheet.declineTitle')} word={t('field.kind.visit.decline')} ready={draft.reason !== ''} onSend={send} onClose={onClose}>
      <ChoiceField label={t('needs.reason')} options={REASONS.map((one) => [one, t(`field.sheet.reason.${one}`)])} value={draft.reason} wrong={asking.unchosen(draft.reason)} onChange={(reason) => change({ reason })} />
      <WordsField label={t('field.sheet.more')} rows={2} value={draft.note} onChange={(note) => change({ note })} />
    </MoveSheet>
  );
}

/** 未能进场: the visit ends here, and the customer is asked. */
export function NoAccessSheet({ subject, onClose }: Props) {
  const { t } = useTranslation();
  const asking = useAsking(`field.no-access.${subject.visit?.key ?? ''}`, () => ({ note: '' }));
  const note = asking.draft.note.trim();
  const why = t('field.sheet.why');
  return (
    <MoveSheet
      asking={asking}
      title={t('field.sheet.noAccessTitle')}
      word={t('field.kind.visit.report_no_access')}
      ready={note !== ''}
      onSend={() => asking.act('visit.report_no_access', visitDone(subject, { note }))}
      onClose={onClose}
    >
      <WordsField label={why} hint={t('field.sheet.noAccessHint')} value={asking.draft.note} wrong={asking.unwritten(note, why)} onChange={(words) => asking.change({ note: words })} />
    </MoveSheet>
  );
}

type Wait = 'customer' | 'parts' | 'vendor' | 'other';
const WAITS: Wait[] = ['customer', 'parts', 'vendor', 'other'];

/** 挂起: for whom, and when it comes back by itself. */
export function WaitSheet({ subject, onClose }: Props) {
  const { t } = useTranslation();
  const [now, { zone }] = [useNow(), useReader()];
  const asking = useAsking<{ reason: Wait | ''; wake: Wake; note: string }>(`field.wait.${subject.order.key}`, () => ({ reason: '', wake: 'tomorrow', note: '' }));
  const { draft, change } = asking;
  const send = (): Promise<boolean> => asking.act('order.wait', orderDone(subject, { reason: draft.reason, wake_at: wakeAt(draft.wake, now, zone), note: draft.note.trim() }));
  return (
    <MoveSheet asking={asking} title={t('field.sheet.waitTitle')} word={t('field.kind.order.wait')} ready={draft.reason !== ''} onSend={send} onClose={onClose}>
      <ChoiceField label={t('field.sheet.waitWhy')} options={WAITS.map((one) => [one, t(`orders.wait.${one}`)])} value={draft.reason} wrong={asking.unchosen(draft.reason)} onChange={(reason) => change({ reason })} />
      <WakeField value={draft.wake} onChange={(wake) => change({ wake })} />
      <WordsField label={t('field.sheet.more')} rows={2} value={draft.note} onChange={(note) => change({ note })} />
    </MoveSheet>
  );
}

/** 解决: what had gone wrong and what helped; the customer is asked. */
export function ResolveSheet({ subject, onClose }: Props) {
  const { t } = useTranslation();
  const asking = useAsking<{ cause: string; solution: string; own: Values; names: Record<string, string> }>(`field.resolve.${subject.order.key}`, () => ({ cause: '', solution: '', own: {}, names: {} }));
  const { draft, change } = asking;
  const own = useNeeded(subject.order.key, draft.own);
  const facts = { cause: draft.cause.trim(), solution: draft.solution.trim(), ...own.facts };
  const [cause, solution] = [t('field.sheet.cause'), t('field.sheet.solution')];
  return (
    <MoveSheet
      asking={asking}
      title={t('field.kind.order.resolve')}
      word={t('field.kind.order.resolve')}
      ready={facts.cause !== '' && facts.solution !== '' && own.ready}
      onSend={() => asking.act('order.resolve', orderDone(subject, facts))}
      onClose={onClose}
    >
      <WordsField label={cause} rows={2} value={draft.cause} wrong={asking.unwritten(draft.cause, cause)} onChange={(words) => change({ cause: words })} />
      <WordsField label={solution} hint={t('field.sheet.doneHint')} value={draft.solution} wrong={asking.unwritten(draft.solution, solution)} onChange={(words) => change({ solution: words })} />
      <OwnNeeded needed={own} draft={draft} unwritten={asking.unwritten} onChange={change} />
    </MoveSheet>
  );
}

/** 备注: to colleagues unless said otherwise, and who can read it is said beside the words. */
export function NoteSheet({ subject, onClose }: Props) {
  const { t } = useTranslation();
  const asking = useAsking<Noted>(`field.note.${subject.order.key}`, () => ({ body: '', to: 'internal', templates: [], marks: [] }));
  const { draft, change } = asking;
  const isPublic = draft.to === 'public';
  const photos = usePhotos();
  const sheet = `note.${subject.order.key}`;
  const files = usePicked(sheet).map((one) => one.key);
  const body = draft.body.trim() && asHtml(draft.body);
  const { language } = useReader();
  const lacking = unfilled({ text: draft.body, marks: draft.marks });
  const wrong = lacking.length > 0 ? t('field.reply.lacks', { count: lacking.length, what: lacking.join(' ') }) : files.length > 0 ? undefined : asking.unwritten(draft.body, t('field.kind.order.note'));

  function put(template: string, said: Rendered): void {
    change({
      body: [draft.body.trimEnd(), said.text].filter(Boolean).join('\n'),
      templates: [...new Set([...draft.templates, template])],
      marks: [...new Set([...draft.marks, ...said.lacking.map((one) => one.mark)])],
    });
  }

  async function send(): Promise<boolean> {
    if (!(await asking.act('order.note', orderDone(subject, { body, public: isPublic, files, templates: draft.templates })))) return false;
    await photos.release(sheet);
    return true;
  }

  return (
    <MoveSheet
      asking={asking}
      title={t('field.sheet.noteTitle')}
      word={t(isPublic ? 'composer.send' : 'composer.keep')}
      ready={(body !== '' || files.length > 0) && lacking.length === 0}
      onSend={send}
      onClose={onClose}
    >
      <ChoiceField
        label={t('field.sheet.readers')}
        options={[
          ['internal', t('field.sheet.internal')],
          ['public', t('field.sheet.public')],
        ]}
        value={draft.to}
        onChange={(to) => change({ to })}
      />
      <WordsField label={t(isPublic ? 'field.sheet.notePublic' : 'field.sheet.notePlaceholder')} value={draft.body} rows={4} wrong={wrong} onChange={(words) => change({ body: words })} />
      {/* the customer is spoken to in their language, colleagues in the writer's */}
      <ReplyPicker order={subject.order.key} language={isPublic ? undefined : language} onPut={put} />
      <PhotoField draft={sheet} order={subject.order.key} />
    </MoveSheet>
  );
}
