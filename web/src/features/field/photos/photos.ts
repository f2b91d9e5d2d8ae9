import { newKey } from '@/api/ids';
import { Problem } from '@/api/problem';
import { upload, type Wanted } from '@/api/uploads';

/** A picture on this phone. While `draft` names a sheet it waits to be sent with it; then it goes up by itself. */
export type Photo = { key: string; person: string; order: string; draft: string; name: string; blob: Blob; begun: boolean };

/** Where pictures are kept until the server has them. */
export interface PhotoStore {
  read(person: string): Promise<Photo[]>;
  put(photo: Photo): Promise<void>;
  drop(key: string): Promise<void>;
}

/** A picture as the page shows it: how far it is, and why it does not go on. */
export type Seen = Photo & { sent: number; trouble?: unknown };

type Send = (wanted: Wanted, onSent: (bytes: number) => void, signal: AbortSignal) => Promise<void>;

const AGAIN_MS = 30_000;

/**
 * Pictures outlive the page and the line: kept on the phone first, then uploaded one after the other, each going on where
 * it was. What was done with them is told by the outbox on its own; the server lays the two together by their key.
 */
export class Photos {
  #seen: Seen[] = [];
  #going = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #stop = new AbortController();
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly store: PhotoStore,
    readonly person: string,
    private readonly send: Send = upload,
  ) {}

  readonly seen = (): Seen[] => this.#seen;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Takes up what an earlier page left. */
  async start(): Promise<void> {
    this.#set((await this.store.read(this.person)).map((photo) => ({ ...photo, sent: 0 })));
    await this.flush();
  }

  stop(): void {
    this.#stop.abort();
    clearTimeout(this.#timer);
  }

  /** Keep these for what is being written. */
  async pick(draft: string, order: string, files: readonly File[]): Promise<void> {
    for (const file of files) {
      const photo: Photo = { key: newKey(), person: this.person, order, draft, name: file.name, blob: file, begun: false };
      await this.store.put(photo);
      this.#set([...this.#seen, { ...photo, sent: 0 }]);
    }
  }

  /** Keep these as a part of what is done this moment: they go up at once. Their keys. */
  async keep(order: string, files: readonly File[]): Promise<string[]> {
    const draft = newKey();
    await this.pick(draft, order, files);
    const keys = this.of(draft).map((one) => one.key);
    await this.release(draft);
    return keys;
  }

  of(draft: string): Seen[] {
    return this.#seen.filter((one) => one.draft === draft);
  }

  async drop(key: string): Promise<void> {
    await this.store.drop(key);
    this.#set(this.#seen.filter((one) => one.key !== key));
  }

  /** What they belong to is done: they go up from now on. */
  async release(draft: string): Promise<void> {
    for (const one of this.of(draft)) {
      await this.store.put(bare({ ...one, draft: '' }));
      this.#put(one.key, { draft: '' });
    }
    void this.flush();
  }

  /** Send what waits, until nothing does or the line is gone. */
  async flush(): Promise<void> {
    if (this.#going) return;
    this.#going = true;
    clearTimeout(this.#timer);
    try {
      for (let one = this.#next(); one !== undefined; one = this.#next()) await this.#carry(one);
    } catch {
      if (!this.#stop.signal.aborted) this.#timer = setTimeout(() => void this.flush(), AGAIN_MS);
    } finally {
      this.#going = false;
    }
  }

  #next(): Seen | undefined {
    return this.#seen.find((one) => one.draft === '' && one.trouble === undefined);
  }

  async #carry(one: Seen): Promise<void> {
    if (!one.begun) await this.store.put(bare({ ...one, begun: true }));
    this.#put(one.key, { begun: true });
    try {
      await this.send({ door: 'staff', key: one.key, file: one.blob, name: one.name, begun: one.begun }, (sent) => this.#put(one.key, { sent }), this.#stop.signal);
    } catch (trouble) {
      if (!(trouble instanceof Problem) || trouble.passing || trouble.signedOut) throw trouble;
      this.#put(one.key, { trouble }); // the server will not have it: it stays to be seen, and the others go on
      return;
    }
    await this.drop(one.key);
  }

  #put(key: string, part: Partial<Seen>): void {
    this.#set(this.#seen.map((one) => (one.key === key ? { ...one, ...part } : one)));
  }

  #set(seen: Seen[]): void {
    this.#seen = seen;
    for (const listener of this.#listeners) listener();
  }
}

const bare = ({ key, person, order, draft, name, blob, begun }: Photo): Photo => ({ key, person, order, draft, name, blob, begun });
