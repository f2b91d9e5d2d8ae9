import { newKey } from './ids';
import { Problem } from './problem';
import { Silence, within } from './silence';

/** The headers of one logical write; pass them to `http.POST(…, { headers })`. */
export type WriteHeaders = { 'Idempotency-Key': string; 'If-Match'?: string };

const PAUSES_MS = [400, 1200, 3000];
/** A server that has not answered by then is taken for away: whoever waits is told so, and may press again. */
const PATIENCE_MS = 20_000;

type Options = { version?: number; wait?: (ms: number) => Promise<void> };

/**
 * One thing a person wants written. It keeps its idempotency key until it has had its effect, so that a repeat, by us
 * after a cut line or by the person pressing again, happens once. Other content is another write, with a key of its own.
 */
export class Write<Content, Result> {
  #key = '';
  #content = '';

  constructor(private readonly effect: (content: Content, headers: WriteHeaders) => Promise<Result>) {}

  async run(content: Content, { version, wait = sleep }: Options = {}): Promise<Result> {
    const headers: WriteHeaders = { 'Idempotency-Key': this.#keyFor(content) };
    if (version !== undefined) headers['If-Match'] = `"${version}"`;
    const result = await this.#patiently(() => this.effect(content, headers), wait);
    this.#key = '';
    return result;
  }

  #keyFor(content: Content): string {
    const told = JSON.stringify(content);
    if (!this.#key || told !== this.#content) {
      this.#key = newKey();
      this.#content = told;
    }
    return this.#key;
  }

  async #patiently(attempt: () => Promise<Result>, wait: (ms: number) => Promise<void>): Promise<Result> {
    for (const pause of PAUSES_MS) {
      try {
        return await within(PATIENCE_MS, attempt());
      } catch (error) {
        if (!(error instanceof Problem) || !error.passing || error instanceof Silence) throw error;
        await tryingAgain(wait(pause));
      }
    }
    return within(PATIENCE_MS, attempt());
  }
}

let waiting = 0;
const listeners = new Set<() => void>();

async function tryingAgain(pause: Promise<void>): Promise<void> {
  count(1);
  await pause.finally(() => setTimeout(count, SHOWN_MS, -1));
}

/** For so long it is still said after a pause, or it would flicker between one try and the next. */
const SHOWN_MS = 600;

function count(by: number): void {
  waiting += by;
  for (const listener of listeners) listener();
}

/** Whether something is being written once more because the server could not be reached, and who wants to know. */
export const isTryingAgain = (): boolean => waiting > 0;
export function onTryingAgain(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
