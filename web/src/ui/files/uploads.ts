import { newKey } from '@/api/ids';
import { endUpload, upload, type Door, type Wanted } from '@/api/uploads';

/** A file somebody chose, and how far it is. `preview` is an address of the picture itself, for this page alone. */
export type Chosen = { key: string; name: string; size: number; sent: number; state: 'waiting' | 'sending' | 'done' | 'failed'; preview: string; trouble?: unknown };

const AT_ONCE = 2;
/** What a note takes. */
export const MOST = 20;

type Send = (wanted: Wanted, onSent: (bytes: number) => void, signal: AbortSignal) => Promise<void>;

/** Files on their way up: a few at a time, each to be stopped or tried again on its own. */
export class Uploads {
  #chosen: Chosen[] = [];
  readonly #blobs = new Map<string, Blob>();
  readonly #stops = new Map<string, AbortController>();
  readonly #begun = new Set<string>();
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly door: Door,
    private readonly send: Send = upload,
    private readonly end: (door: Door, key: string) => Promise<void> = endUpload,
  ) {}

  readonly chosen = (): Chosen[] => this.#chosen;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Choose these as well; how many were too many. */
  add(files: readonly File[]): number {
    const taken = files.slice(0, Math.max(0, MOST - this.#chosen.length));
    for (const file of taken) {
      const key = newKey();
      this.#blobs.set(key, file);
      const preview = file.type.startsWith('image/') && file.type !== 'image/svg+xml' ? URL.createObjectURL(file) : '';
      this.#chosen = [...this.#chosen, { key, name: file.name, size: file.size, sent: 0, state: 'waiting', preview }];
    }
    this.#next();
    return files.length - taken.length;
  }

  retry(key: string): void {
    this.#put(key, { state: 'waiting', trouble: undefined });
    this.#next();
  }

  /** It is not wanted after all. */
  remove(key: string): void {
    const one = this.#chosen.find((each) => each.key === key);
    this.#stops.get(key)?.abort();
    if (one?.preview) URL.revokeObjectURL(one.preview);
    if (this.#begun.has(key)) void this.end(this.door, key);
    this.#forget(key);
  }

  /** They are attached: the page shows them where they are now. What was chosen since stays to be sent. */
  clear(attached?: readonly string[]): void {
    for (const one of this.#chosen) {
      if (attached?.includes(one.key) === false) continue;
      if (one.preview) URL.revokeObjectURL(one.preview);
      this.#forget(one.key);
    }
  }

  /** The page goes: what has not arrived will not. */
  stop(): void {
    for (const one of [...this.#chosen]) if (one.state !== 'done') this.remove(one.key);
  }

  #forget(key: string): void {
    this.#blobs.delete(key);
    this.#chosen = this.#chosen.filter((one) => one.key !== key);
    this.#told();
  }

  #next(): void {
    const free = AT_ONCE - this.#chosen.filter((one) => one.state === 'sending').length;
    for (const one of this.#chosen.filter((each) => each.state === 'waiting').slice(0, free)) void this.#carry(one);
    this.#told();
  }

  async #carry({ key, name }: Chosen): Promise<void> {
    const file = this.#blobs.get(key);
    if (file === undefined) return;
    const stop = new AbortController();
    this.#stops.set(key, stop);
    const begun = this.#begun.has(key);
    this.#begun.add(key);
    this.#put(key, { state: 'sending' });
    try {
      await this.send({ door: this.door, key, file, name, begun }, (sent) => this.#put(key, { sent }), stop.signal);
      this.#put(key, { state: 'done', sent: file.size });
    } catch (trouble) {
      if (!stop.signal.aborted) this.#put(key, { state: 'failed', trouble });
    }
    this.#stops.delete(key);
    this.#next();
  }

  #put(key: string, part: Partial<Chosen>): void {
    this.#chosen = this.#chosen.map((one) => (one.key === key ? { ...one, ...part } : one));
    this.#told();
  }

  #told(): void {
    for (const listener of this.#listeners) listener();
  }
}
