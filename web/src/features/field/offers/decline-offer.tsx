import { useTranslation } from 'react-i18next';

import type { Words } from '@/locales/words';

import { ChoiceField, WordsField } from '../form';
import { MoveSheet, useAsking } from '../moves/move-sheet';
import type { Offer } from '../types';
import { offerDone } from './offer-card';

type Reason = keyof Words['field']['sheet']['reason'];
const REASONS: Reason[] = ['schedule', 'skill', 'location', 'parts', 'customer_absent', 'duplicate', 'other'];

/** 不接: with a reason, so that the next is asked; the words are for colleagues. */
export function DeclineOffer({ offer, onClose }: { offer: Offer; onClose: (done: boolean) => void }) {
  const { t } = useTranslation();
  const asking = useAsking<{ reason: Reason | ''; note: string }>(`field.offer.${offer.key}`, () => ({ reason: '', note: '' }));
  const { draft, change } = asking;
  const send = (): Promise<boolean> => asking.act('offer.decline', offerDone(offer, { reason: draft.reason, note: draft.note.trim() }));
  return (
    <MoveSheet asking={asking} title={t('field.sheet.declineTitle')} word={t('field.kind.offer.decline')} ready={draft.reason !== ''} onSend={send} onClose={onClose}>
      <ChoiceField label={t('needs.reason')} options={REASONS.map((one) => [one, t(`field.sheet.reason.${one}`)])} value={draft.reason} wrong={asking.unchosen(draft.reason)} onChange={(reason) => change({ reason })} />
      <WordsField label={t('field.sheet.more')} rows={2} value={draft.note} onChange={(note) => change({ note })} />
    </MoveSheet>
  );
}
