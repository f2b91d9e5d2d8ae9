import { newKey } from '@/api/ids';
import { Problem } from '@/api/problem';

import type { Kind, Operations, Result, Results } from '../types';
import type { About, Kept, Store } from './kept';

/** How the queue stands: what waits to be sent, what was not taken over, and what was, a moment ago. */
export type Standing = { waiting: Kept[]; troubled: Kept[]; done: Kept[]; up: boolean; lasting: boolean };

export type Done = { subject: string; facts?: Record<string, unknown>; version: number | null; about: About; before?: Record<string, unknown> };

type Options = {
  /** The phone's clock; the server sets it right. */
  now?: () => number;
  /** Called when the server has answered, whatever it said. */
  heard?: () => void;
  signedOut?: () => void;
  timer?: (run: () => void, ms: number) => () => void;
};

/** What may be done twice to the same thing. */
const REPEATED = new Set<Kind>(['order.note', 'order.attach', 'order.fill', 'checklist.answer', 'checklist.follow_up', 'time.start', 'time.stop', 'time.enter', 'time.correct']);
const MOST_AT_ONCE = 50;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const REMEMBERED = 30;

const later = (run: () => void, ms: number): (() => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/**
 * Everything that is written on the phone goes through here: kept first, then sent, in the order in which it was done,
 * until the server has answered for each. What it refuses stays to be seen; nothing is ever dropped unread.
 */
export class Outbox {
  #standing: Standing;
  #sending = false;
  #stopped = false;
  #failures = 0;
  #cancel: (() => void) | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly store: Store,
    readonly person: string,
    private readonly post: (body: Operations) => Promise<Results>,
    private readonly options: Options = {},
  ) {
    this.#standing = { waiting: [], troubled: [], done: [], up: true, lasting: store.lasting };
  }

  readonly standing = (): Standing => this.#standing;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Takes up what an earlier page left, and sends it. */
  async start(): Promise<void> {
    await this.#reload();
    await this.flush();
  }

  /** For good: what is still under way may end, but nothing more is sent, for somebody else may be signed in by then. */
  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
  }

  /** Do something: from here on it is done, line or no line. The same move of the same thing waits only once. */
  async do(kind: Kind, { subject, facts = {}, version, about, before = {} }: Done): Promise<void> {
    if (!REPEATED.has(kind) && this.#standing.waiting.some((kept) => kept.op.kind === kind && kept.op.subject === subject)) return;
    const at = new Date(this.#now()).toISOString();
    const op = { id: newKey(this.#now()), at, base_version: version, kind, subject, facts };
    const shown: Kept = { id: op.id, person: this.person, op: { ...op, device: '', seq: Number.MAX_SAFE_INTEGER }, about, before };
    this.#set({ waiting: [...this.#standing.waiting, shown] }); // at once: a second tap finds it there
    try {
      const kept = await this.store.append(this.person, (place) => ({ ...shown, op: { ...op, ...place } }));
      this.#set({ waiting: this.#standing.waiting.map((one) => (one.id === kept.id ? kept : one)) });
    } catch (error) {
      this.#set({ waiting: this.#standing.waiting.filter((one) => one.id !== shown.id) });
      throw error; // the phone's storage is full: whoever did it has to know that it is not done
    }
    void this.flush();
  }

  /** Send what waits, until nothing does. */
  async flush(): Promise<void> {
    if (this.#sending || this.#stopped) return; // what came meanwhile is sent before it ends
    this.#sending = true;
    this.#cancel?.();
    try {
      await this.#send();
      while (this.#ready().length > 0) await this.#send();
      this.#reached();
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#sending = false;
    }
  }

  /** Somebody has read why it was not taken over. */
  async dismiss(id: string): Promise<void> {
    await this.store.drop(id);
    this.#set({ troubled: this.#standing.troubled.filter((kept) => kept.id !== id) });
  }

  /** Those that have their place in the line, while anything is sent: the rest is being written down this very moment. */
  #ready(): Kept[] {
    return this.#stopped ? [] : this.#standing.waiting.filter((kept) => kept.op.device !== '');
  }

  async #send(): Promise<void> {
    const batch = this.#ready().slice(0, MOST_AT_ONCE);
    if (batch.length === 0) return;
    const { results } = await this.#posted(batch);
    for (const result of results) await this.#settle(batch.find((kept) => kept.id === result.id), result);
    this.options.heard?.();
  }

  /** One that makes no sense to the server must not hold up the others: alone it is answered for, and set aside. */
  async #posted(batch: Kept[]): Promise<{ results: Result[] }> {
    try {
      return await this.post({ sent_at: new Date(this.#now()).toISOString(), operations: batch.map((kept) => kept.op) });
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 422) throw error;
      const [first] = batch;
      if (batch.length === 1 && first !== undefined) return { results: [refusedWhole(first, error)] };
      const results: Result[] = [];
      for (const kept of batch) results.push(...(await this.#posted([kept])).results); // one after the other, as they were done
      return { results };
    }
  }

  async #settle(kept: Kept | undefined, result: Result): Promise<void> {
    if (kept === undefined) return;
    const answered: Kept = { ...kept, result };
    const done = result.outcome === 'done';
    await (done ? this.store.drop(kept.id) : this.store.put(answered));
    const { waiting, done: before, troubled } = this.#standing; // read after the wait: more may have been done meanwhile
    this.#set({
      waiting: waiting.filter((one) => one.id !== kept.id),
      ...(done ? { done: [...before, answered].slice(-REMEMBERED) } : { troubled: [...troubled, answered] }),
    });
  }

  #reached(): void {
    this.#failures = 0;
    if (!this.#standing.up) this.#set({ up: true });
  }

  #failed(error: unknown): void {
    if (this.#stopped) return;
    if (error instanceof Problem && error.signedOut) this.options.signedOut?.();
    this.#failures += 1;
    this.#set({ up: false });
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.#failures - 1));
    this.#cancel = (this.options.timer ?? later)(() => void this.flush(), pause);
  }

  async #reload(): Promise<void> {
    const kept = await this.store.read(this.person);
    const since = this.#standing.waiting.filter((one) => !kept.some((other) => other.id === one.id));
    this.#set({ waiting: [...kept.filter((one) => one.result === undefined), ...since], troubled: kept.filter((one) => one.result !== undefined) });
  }

  #now(): number {
    return (this.options.now ?? Date.now)();
  }

  #set(change: Partial<Standing>): void {
    this.#standing = { ...this.#standing, ...change };
    for (const listener of this.#listeners) listener();
  }
}

const refusedWhole = (kept: Kept, problem: Problem): Result => ({
  id: kept.id,
  outcome: 'refused',
  replayed: false,
  at: kept.op.at,
  recorded_at: kept.op.at,
  off_seconds: 0,
  version: null,
  code: problem.code,
  detail: problem.detail,
  facts: {},
  now: { fields: {}, legal: [] },
});
