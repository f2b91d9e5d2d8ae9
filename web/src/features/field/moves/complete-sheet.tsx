import { useTranslation } from 'react-i18next';

import type { Values } from '@/features/workorders/own/types';
import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';

import { MissingSaid } from '../checklists/missing-said';
import { useMissing } from '../checklists/use-lists';
import { Check, ChoiceField, WordsField } from '../form';
import { OwnNeeded, useNeeded } from '../own/needed';
import { PhotoField } from '../photos/photo-field';
import { usePhotos, usePicked } from '../photos/use-photos';
import { MoveSheet, useAsking } from './move-sheet';
import { orderDone, visitDone, type Subject } from './subject';
import { wakeAt, type Wake } from './wake';
import { WakeField } from './wake-field';

const OUTCOMES = ['fixed', 'needs_part', 'partial', 'no_fault', 'refused'] as const;
type Outcome = (typeof OUTCOMES)[number];

type Draft = { outcome: Outcome | ''; cause: string; solution: string; note: string; wake: Wake; resolve: boolean; own: Values; names: Record<string, string> };
const fresh = (): Draft => ({ outcome: '', cause: '', solution: '', note: '', wake: 'none', resolve: true, own: {}, names: {} });

const SOLVED = new Set<string>(['fixed', 'no_fault']);
const WAITS: Partial<Record<Outcome, 'parts' | 'customer'>> = { needs_part: 'parts', refused: 'customer' };

/** 完成: what the visit came to, and what follows from it for the order. */
export function CompleteSheet({ subject, onClose }: { subject: Subject; onClose: (done: boolean) => void }) {
  const { t } = useTranslation();
  const [now, { zone }] = [useNow(), useReader()];
  const asking = useAsking<Draft>(`field.complete.${subject.visit?.key ?? ''}`, fresh);
  const { draft, change, act } = asking;
  const photos = usePhotos();
  const sheet = `complete.${subject.visit?.key ?? ''}`;
  const files = usePicked(sheet).map((one) => one.key);
  const { outcome } = draft;
  const own = useNeeded(subject.order.key, draft.own);
  const missing = useMissing(subject.order.key, subject.visit?.key);
  const solved = SOLVED.has(outcome);
  const resolves = solved && draft.resolve;
  const waits = outcome === '' ? undefined : WAITS[outcome];
  const [cause, solution] = [draft.cause.trim(), draft.solution.trim()];
  const wrong = (text: string, name: string): string | undefined => (resolves ? asking.unwritten(text, name) : undefined);

  async function send(): Promise<boolean> {
    const wake = wakeAt(draft.wake, now, zone);
    // The follow-up date is the waiting's: it is set first, and the visit that ends then leaves it as it is.
    if (waits && wake !== null && !(await act('order.wait', orderDone(subject, { reason: waits, wake_at: wake })))) return false;
    if (!(await act('visit.complete', visitDone(subject, { outcome, note: solved ? solution : draft.note.trim() })))) return false;
    if (files.length > 0) {
      if (!(await act('order.attach', orderDone(subject, { files, public: false, visit: subject.visit?.key })))) return false;
      await photos.release(sheet);
    }
    return !resolves || act('order.resolve', orderDone(subject, { cause, solution, ...own.facts }));
  }

  return (
    <MoveSheet
      asking={asking}
      title={t('field.kind.visit.complete')}
      word={t('field.kind.visit.complete')}
      ready={outcome !== '' && !(solved && missing.names.length > 0) && (!resolves || (cause !== '' && solution !== '' && own.ready))}
      onSend={send}
      onClose={onClose}
    >
      <ChoiceField label={t('field.sheet.outcome')} wide options={OUTCOMES.map((one) => [one, t(`orders.outcome.${one}`)])} value={outcome} wrong={asking.unchosen(outcome)} onChange={(chosen) => change({ outcome: chosen })} />
      {solved && (
        <>
          <Check label={t('field.sheet.resolveToo')} checked={draft.resolve} onChange={(resolve) => change({ resolve })} />
          {draft.resolve && <WordsField label={t('field.sheet.cause')} value={draft.cause} rows={2} wrong={wrong(draft.cause, t('field.sheet.cause'))} onChange={(words) => change({ cause: words })} />}
          <WordsField label={t('field.sheet.solution')} hint={t('field.sheet.doneHint')} value={draft.solution} wrong={wrong(draft.solution, t('field.sheet.solution'))} onChange={(words) => change({ solution: words })} />
        </>
      )}
      {outcome !== '' && !solved && (
        <>
          <WordsField
            label={t(outcome === 'needs_part' ? 'field.sheet.parts' : outcome === 'refused' ? 'field.sheet.why' : 'field.sheet.done')}
            hint={t(outcome === 'needs_part' ? 'field.sheet.partsHint' : 'field.sheet.doneHint')}
            value={draft.note}
            onChange={(note) => change({ note })}
          />
          {waits && <WakeField value={draft.wake} onChange={(wake) => change({ wake })} />}
        </>
      )}
      {resolves && <OwnNeeded needed={own} draft={draft} unwritten={asking.unwritten} onChange={change} />}
      {solved && <MissingSaid missing={missing} order={subject.order.key} />}
      <PhotoField draft={sheet} order={subject.order.key} />
    </MoveSheet>
  );
}
