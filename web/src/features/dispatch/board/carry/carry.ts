/** What is held over the board, by a hand or by the keyboard: the thing, the place it is over, and what the server says of it. */
import { MINUTE } from '@/lib/time';

import { COARSE } from '../geometry/scale';
import { iso, type Span } from '../geometry/zone-days';
import type { BoardVisit, Verdict, VerdictAsked } from '../types';
import type { WaitingOrder } from '../../types';
import { Asker } from './asker';

export type Load = { kind: 'visit'; visit: BoardVisit; how: 'move' | 'resize' } | { kind: 'order'; order: WaitingOrder; minutes: number };
export type Spot = Span & { engineer: string };
export type Held = { load: Load; by: 'hand' | 'keys'; spot: Spot | undefined; verdict: Verdict | undefined; error: unknown };
export type Put = (question: VerdictAsked, signal: AbortSignal) => Promise<Verdict>;

/** Outside React: a pointer moves a hundred times a second, and only what the server says is worth a rendering. */
export class Carry {
  #held: Held | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #asker: Asker<VerdictAsked, Verdict>;

  constructor(put: Put, pauseMs?: number) {
    this.#asker = new Asker(put, (verdict, error) => this.#tell({ verdict, error }), pauseMs);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly held = (): Held | undefined => this.#held;

  take(load: Load, by: Held['by'], spot?: Spot): void {
    this.#held = { load, by, spot: undefined, verdict: undefined, error: undefined };
    this.#told();
    if (spot) this.over(spot);
  }

  /** Over another place, or over none; the same place again is no news. */
  over(spot: Spot | undefined): void {
    const held = this.#held;
    if (held === undefined || same(held.spot, spot)) return;
    this.#held = { ...held, spot, verdict: undefined, error: undefined };
    if (spot === undefined) this.#asker.stop();
    else this.#asker.ask(questionOf(held.load, spot));
    this.#told();
  }

  /** Out of the hand: what was held, and where. */
  drop(): Held | undefined {
    const held = this.#held;
    this.#asker.stop();
    this.#held = undefined;
    this.#told();
    return held;
  }

  #tell(said: Pick<Held, 'verdict' | 'error'>): void {
    const held = this.#held;
    if (held === undefined || (held.verdict === said.verdict && held.error === said.error)) return;
    this.#held = { ...held, ...said };
    this.#told();
  }

  #told(): void {
    for (const listener of this.#listeners) listener();
  }
}

const same = (one: Spot | undefined, other: Spot | undefined): boolean => one?.engineer === other?.engineer && one?.from === other?.from && one?.until === other?.until;

/** A place for a visit, or for an order. */
type Question = { engineer: string; starts_at: string; ends_at: string | null } & ({ visit: string } | { order: string });

/** Of an order the server knows how long it takes, unless somebody has said otherwise; of a visit the times say. */
export function questionOf(load: Load, { engineer, from, until }: Spot): Question {
  const place = { engineer, starts_at: iso(from) };
  if (load.kind === 'visit') return { visit: load.visit.key, ...place, ends_at: iso(until) };
  return { order: load.order.key, ...place, ends_at: until - from === load.minutes * MINUTE ? null : iso(until) };
}

/** Where something is before it was taken anywhere. */
export const ownSpot = (visit: BoardVisit): Spot | undefined => (visit.engineer === null ? undefined : { engineer: visit.engineer, from: Date.parse(visit.starts_at), until: Date.parse(visit.ends_at) });

/** The place at this time of this row: a thing keeps how long it takes, unless it is its end that is held. */
export function spotAt(load: Load, engineer: string, at: number, least: number = COARSE): Spot {
  if (load.kind === 'order') return { engineer, from: at, until: at + load.minutes * MINUTE };
  const [from, until] = [Date.parse(load.visit.starts_at), Date.parse(load.visit.ends_at)];
  if (load.how === 'resize') return { engineer: load.visit.engineer ?? engineer, from, until: Math.max(at, from + least * MINUTE) };
  return { engineer, from: at, until: at + until - from };
}

const orderOf = (load: Load): { number: number; title: string } | null => (load.kind === 'visit' ? load.visit.order : load.order);
export const titleOf = (load: Load): string => orderOf(load)?.title ?? '';
export const numberOf = (load: Load): number => orderOf(load)?.number ?? 0;
export const keyOf = (load: Load): string => (load.kind === 'visit' ? load.visit.key : load.order.key);
