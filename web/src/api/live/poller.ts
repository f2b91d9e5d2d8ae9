import { Problem } from '../problem';
import { within } from '../silence';

/** One thing that changed: whose (`subject` is a key), what happened, and when. */
export type Change = { subject: string; kind: string; at: string };
export type Answer = { cursor: string; changes: Change[]; reset: boolean };

/**
 * What listeners hear. `reset`: anything may have changed, for more happened than the server remembers, or listening
 * has only just begun, without knowing from where, and what was read a moment before may be out of date already.
 */
export type News =
  | { type: 'changes'; changes: Change[] }
  | { type: 'reset' }
  | { type: 'signed-out' }
  | { type: 'link'; up: boolean };

export type Ask = (cursor: string | undefined) => Promise<Answer>;

export const SEEN_MS = 2_000;
export const HIDDEN_MS = 30_000;
const MOST_MS = 30_000;
/** This question is answered from memory: a server that needs longer is as good as away. */
const PATIENCE_MS = 8_000;

/** Asks what has changed, again and again: every 2 s while somebody looks, every 30 s while nobody does. */
export class Poller {
  #cursor: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  #asking = false;
  #seen = true;
  #failures = 0;
  /** Each start is another round; what an earlier round still had under way is thrown away. */
  #round = 0;

  constructor(
    private readonly ask: Ask,
    private readonly tell: (news: News) => void,
    private readonly chance: () => number = Math.random,
  ) {}

  /** Whether it runs and knows where things stand: who comes now has missed what it told so far. */
  get underWay(): boolean {
    return this.#running && this.#cursor !== undefined;
  }

  /** Begins afresh: from where a reader knows things to stand, else from now on. */
  start(cursor?: string): void {
    if (this.#running) return;
    this.#running = true;
    this.#round += 1;
    this.#cursor = cursor;
    this.#failures = 0;
    void this.#turn();
  }

  stop(): void {
    this.#running = false;
    clearTimeout(this.#timer);
  }

  /** Whether anybody looks at a page; coming back asks at once. */
  look(seen: boolean): void {
    const cameBack = seen && !this.#seen;
    this.#seen = seen;
    if (cameBack && this.#running && !this.#asking) void this.#turn();
  }

  async #turn(): Promise<void> {
    clearTimeout(this.#timer);
    const round = this.#round;
    this.#asking = true;
    try {
      const answer = await within(PATIENCE_MS, this.ask(this.#cursor));
      if (round === this.#round && this.#running) this.#heard(answer);
    } catch (error) {
      if (round === this.#round && this.#running) this.#failed(error);
    }
    if (round !== this.#round) return;
    this.#asking = false;
    if (this.#running) this.#timer = setTimeout(() => void this.#turn(), this.#pause());
  }

  #heard(answer: Answer): void {
    if (this.#failures > 0) this.tell({ type: 'link', up: true });
    this.#failures = 0;
    const first = this.#cursor === undefined;
    this.#cursor = answer.cursor;
    if (first || answer.reset) this.tell({ type: 'reset' });
    else if (answer.changes.length > 0) this.tell({ type: 'changes', changes: answer.changes });
  }

  #failed(error: unknown): void {
    if (error instanceof Problem && error.signedOut) {
      this.stop();
      this.tell({ type: 'signed-out' });
      return;
    }
    this.#failures += 1;
    if (this.#failures === 2) this.tell({ type: 'link', up: false }); // one lost answer is nothing to speak of
  }

  /** ±20 % by chance, so that a hundred browsers do not ask in step; longer and longer while the line is down. */
  #pause(): number {
    const base = this.#seen ? SEEN_MS : HIDDEN_MS;
    const patient = Math.min(MOST_MS, base * 2 ** Math.min(this.#failures, 4));
    return Math.max(base, patient) * (0.8 + 0.4 * this.chance());
  }
}
