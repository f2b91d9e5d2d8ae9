import { useEffect, useState, useSyncExternalStore, type ClipboardEvent, type DragEvent } from 'react';

import type { Door } from '@/api/uploads';

import { Uploads, type Chosen } from './uploads';

export type Choosing = {
  chosen: Chosen[];
  /** Keys of those that have arrived, to be attached. */
  keys: string[];
  /** Some are still on their way. */
  busy: boolean;
  failed: boolean;
  tooMany: boolean;
  add: (files: readonly File[]) => void;
  retry: (key: string) => void;
  remove: (key: string) => void;
  clear: (attached?: readonly string[]) => void;
};

/** Files somebody chooses for what is being written. */
export function useUploads(door: Door): Choosing {
  const [uploads] = useState(() => new Uploads(door));
  const [tooMany, setTooMany] = useState(false);
  const chosen = useSyncExternalStore(uploads.subscribe, uploads.chosen);
  useEffect(() => () => uploads.stop(), [uploads]);
  return {
    chosen,
    keys: chosen.filter((one) => one.state === 'done').map((one) => one.key),
    busy: chosen.some((one) => one.state === 'waiting' || one.state === 'sending'),
    failed: chosen.some((one) => one.state === 'failed'),
    tooMany,
    add: (files) => setTooMany(uploads.add(files) > 0),
    retry: (key) => uploads.retry(key),
    remove: (key) => {
      uploads.remove(key);
      setTooMany(false);
    },
    clear: (attached) => {
      uploads.clear(attached);
      setTooMany(false);
    },
  };
}

/** Files dropped on a box or pasted into it; `over` while something hangs above it. */
export function useDrop(add: (files: readonly File[]) => void) {
  const [over, setOver] = useState(false);
  const carries = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');
  return {
    over,
    box: {
      onDragOver(event: DragEvent) {
        if (!carries(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave(event: DragEvent<HTMLElement>) {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      },
      onDrop(event: DragEvent) {
        setOver(false);
        if (!carries(event)) return;
        event.preventDefault();
        add([...event.dataTransfer.files]);
      },
      onPaste(event: ClipboardEvent) {
        if (event.clipboardData.files.length === 0) return;
        event.preventDefault();
        add([...event.clipboardData.files]);
      },
    },
  };
}
