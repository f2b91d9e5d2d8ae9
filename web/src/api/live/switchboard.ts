import { Poller, type Ask, type News } from './poller';

/** What a page says to the switchboard. `reader` is the key of who is signed in, `cursor` where things stood before it read anything. */
export type Word = { type: 'hello'; reader: string; seen: boolean; cursor?: string | undefined } | { type: 'here'; seen: boolean } | { type: 'bye' };

export type Port = { postMessage: (news: News) => void };

/** A page says `here` this often while somebody looks at it; one that fell silent (a crashed tab) no longer counts. */
export const HERE_MS = 20_000;
const SILENT_MS = 3 * HERE_MS;

/** One poller for all pages of a browser: it runs while any page is signed in, and tells them all. */
export class Switchboard {
  readonly #seen = new Map<Port, number>();
  readonly #poller: Poller;
  #reader = '';

  constructor(
    private readonly ask: Ask,
    private readonly now: () => number = Date.now,
  ) {
    this.#poller = new Poller(ask, (news) => this.#tell(news));
  }

  hear(port: Port, word: Word): void {
    if (word.type === 'bye') this.#seen.delete(port);
    else this.#seen.set(port, word.seen ? this.now() : 0);
    if (word.type === 'hello') this.#begin(port, word.reader, word.cursor);
    if (this.#seen.size === 0) this.#poller.stop();
    else this.#poller.look([...this.#seen.values()].some((at) => this.now() - at < SILENT_MS));
  }

  #begin(port: Port, reader: string, cursor: string | undefined): void {
    if (reader !== this.#reader) this.#poller.stop(); // somebody else has signed in
    this.#reader = reader;
    if (this.#poller.underWay) void this.#catchUp(port, cursor);
    else this.#poller.start(cursor);
  }

  /** What the others were told between this page's first reading and its hello is told to it alone. */
  async #catchUp(port: Port, cursor: string | undefined): Promise<void> {
    const missed = cursor === undefined ? undefined : await this.ask(cursor).catch(() => undefined);
    if (missed === undefined || missed.reset) port.postMessage({ type: 'reset' });
    else if (missed.changes.length > 0) port.postMessage({ type: 'changes', changes: missed.changes });
  }

  #tell(news: News): void {
    for (const port of this.#seen.keys()) port.postMessage(news);
  }
}
