import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { useKept } from '@/lib/kept';
import { useNow } from '@/lib/now';
import { Said } from '@/ui/notice';

import { Answer, Check, ChoiceField, WordsField } from '../form';
import { PhotoField } from '../photos/photo-field';
import { usePhotos, usePicked } from '../photos/use-photos';
import { Sheet } from '../sheet';
import { useAct } from '../use-act';
import type { Subject } from './subject';
import { visitDone, orderDone } from './subject';
import { wakeAt, type Wake } from './wake';
import { WakeField } from './wake-field';

const OUTCOMES = ['fixed', 'needs_part', 'partial', 'no_fault', 'refused'] as const;
type Outcome = (typeof OUTCOMES)[number];

type Draft = { outcome: Outcome | ''; cause: string; solution: string; note: string; wake: Wake; resolve: boolean };
const fresh = (): Draft => ({ outcome: '', cause: '', solution: '', note: '', wake: 'none', resolve: true });

const SOLVED = new Set<string>(['fixed', 'no_fault']);
const WAITS: Partial<Record<Outcome, 'parts' | 'customer'>> = { needs_part: 'parts', refused: 'customer' };

/** 完成: what the visit came to, and what follows from it for the order. What is half written is kept. */
export function CompleteSheet({ subject, onClose }: { subject: Subject; onClose: (done: boolean) => void }) {
  const { t } = useTranslation();
  const now = useNow();
  const [draft, change, forget] = useKept<Draft>(`field.complete.${subject.visit?.key ?? ''}`, fresh);
  const [tried, setTried] = useState(false);
  const { act, trouble } = useAct();
  const photos = usePhotos();
  const sheet = `complete.${subject.visit?.key ?? ''}`;
  const files = usePicked(sheet).map((one) => one.key);
  const solved = SOLVED.has(draft.outcome);
  const resolves = solved && draft.resolve;
  const missing = draft.outcome === '' || (resolves && !(draft.cause.trim() && draft.solution.trim()));
  const wrong = (text: string, name: string): string | undefined => (tried && resolves && !text.trim() ? t('field.sheet.required', { name }) : undefined);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (missing || draft.outcome === '') return;
    const waits = WAITS[draft.outcome];
    const wake = wakeAt(draft.wake, now);
    // The follow-up date is the waiting's: it is set first, and the visit that ends then leaves it as it is.
    if (waits && wake !== null && !(await act('order.wait', orderDone(subject, { reason: waits, wake_at: wake })))) return;
    const note = solved ? draft.solution.trim() : draft.note.trim();
    if (!(await act('visit.complete', visitDone(subject, { outcome: draft.outcome, note })))) return;
    if (files.length > 0 && (await act('order.attach', orderDone(subject, { files, public: false, visit: subject.visit?.key })))) await photos.release(sheet);
    if (resolves) await act('order.resolve', orderDone(subject, { cause: draft.cause.trim(), solution: draft.solution.trim() }));
    forget();
    onClose(true);
  }

  return (
    <Sheet title={t('field.move.complete')} onClose={() => onClose(false)}>
      <form onSubmit={(event) => void submit(event)} noValidate style={{ display: 'contents' }}>
        {trouble && <Said>{trouble}</Said>}
        <ChoiceField
          label={t('field.sheet.outcome')}
          wide
          options={OUTCOMES.map((one) => [one, t(`orders.outcome.${one}`)])}
          value={draft.outcome}
          wrong={tried && draft.outcome === '' ? t('field.sheet.choose') : undefined}
          onChange={(outcome) => change({ outcome })}
        />
        {solved && (
          <>
            <Check label={t('field.sheet.resolveToo')} checked={draft.resolve} onChange={(resolve) => change({ resolve })} />
            {draft.resolve && <WordsField label={t('field.sheet.cause')} value={draft.cause} rows={2} wrong={wrong(draft.cause, t('field.sheet.cause'))} onChange={(cause) => change({ cause })} />}
            <WordsField
              label={t('field.sheet.solution')}
              hint={t('field.sheet.doneHint')}
              value={draft.solution}
              wrong={wrong(draft.solution, t('field.sheet.solution'))}
              onChange={(solution) => change({ solution })}
            />
          </>
        )}
        {draft.outcome !== '' && !solved && (
          <>
            <WordsField
              label={t(draft.outcome === 'needs_part' ? 'field.sheet.parts' : draft.outcome === 'refused' ? 'field.sheet.why' : 'field.sheet.done')}
              hint={t(draft.outcome === 'needs_part' ? 'field.sheet.partsHint' : 'field.sheet.doneHint')}
              value={draft.note}
              onChange={(note) => change({ note })}
            />
            {WAITS[draft.outcome] && <WakeField value={draft.wake} onChange={(wake) => change({ wake })} />}
          </>
        )}
        <PhotoField draft={sheet} order={subject.order.key} />
        <Answer word={t('field.move.complete')} onClose={() => onClose(false)} />
      </form>
    </Sheet>
  );
}
