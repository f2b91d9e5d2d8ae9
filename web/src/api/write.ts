import { newKey } from './ids';
import { Problem } from './problem';

/** The headers of one logical write; pass them to `http.POST(…, { headers })`. */
export type WriteHeaders = { 'Idempotency-Key': string; 'If-Match'?: string };

const PAUSES_MS = [400, 1200, 3000];

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
        return await attempt();
      } catch (error) {
        if (!(error instanceof Problem) || !error.passing) throw error;
        await wait(pause);
      }
    }
    return attempt();
  }
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
