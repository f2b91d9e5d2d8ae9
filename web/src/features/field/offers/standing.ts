import type { Standing } from '../outbox/outbox';
import type { Kept } from '../outbox/kept';
import type { Offer } from '../types';

/** How an offer stands with what was done on this phone: to be answered, or a yes that waits to be sent. */
export type Shown = { offer: Offer; unsent: boolean };

/** The offers still to be shown: not those that are over by the clock, nor those that were answered here and heard. */
export function shownOf(offers: readonly Offer[], { waiting, done, troubled }: Pick<Standing, 'waiting' | 'done' | 'troubled'>, now: Date): Shown[] {
  const answered = (kept: readonly Kept[], offer: Offer, kind?: Kept['op']['kind']): boolean =>
    kept.some((one) => one.op.subject === offer.key && (kind === undefined || one.op.kind === kind));
  return offers.flatMap((offer): Shown[] => {
    if (answered(waiting, offer, 'offer.accept')) return [{ offer, unsent: true }];
    const over = new Date(offer.expires_at).getTime() <= now.getTime();
    return over || answered(waiting, offer) || answered(done, offer) || answered(troubled, offer) ? [] : [{ offer, unsent: false }];
  });
}

/** The answers that came too late, until somebody has read it. */
export const lateOf = ({ troubled }: Pick<Standing, 'troubled'>): Kept[] => troubled.filter((kept) => kept.op.kind.startsWith('offer.'));
