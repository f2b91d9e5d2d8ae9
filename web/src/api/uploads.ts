import type { DetailedError } from 'tus-js-client';

import { csrfToken, send } from './http';
import { Problem } from './problem';

/** Whose door an upload goes through. */
export type Door = 'staff' | 'customers';

/** A file on its way: its key is made here, so that it can be spoken of before it has arrived. */
export type Wanted = { door: Door; key: string; file: Blob; name: string; begun: boolean };

const ADDRESS: Record<Door, string> = { staff: '/api/v1/uploads', customers: '/api/v1/portal/uploads' };
const VERSION = '1.0.0';

/** One request carries so much: a slow line then holds nobody up for long. */
const CHUNK = 4 * 2 ** 20;
const PAUSES_MS = [0, 1000, 3000, 5000, 10_000, 20_000];

/** Uploads a file and goes on where it was after every cut (tus 1.0). Its client is fetched when the first file is sent. */
export async function upload({ door, key, file, name, begun }: Wanted, onSent: (bytes: number) => void, signal: AbortSignal): Promise<void> {
  const { Upload } = await import('tus-js-client').catch(() => {
    throw Problem.offline();
  });
  signal.throwIfAborted();
  const over = new AbortController();
  return new Promise<void>((resolve, reject) => {
    const one = new Upload(file, {
      endpoint: ADDRESS[door],
      ...(begun && { uploadUrl: `${ADDRESS[door]}/${key}` }),
      metadata: { key, filename: name, filetype: file.type },
      chunkSize: CHUNK,
      retryDelays: PAUSES_MS,
      storeFingerprintForResuming: false,
      onBeforeRequest: (request) => request.setHeader('X-CSRFToken', csrfToken()),
      onProgress: (bytes) => onSent(bytes),
      onSuccess: () => resolve(),
      onError: (error) => reject(problemOf(error)),
    });
    const stop = (): void => {
      void one.abort().catch(() => undefined);
      reject(new DOMException('stopped', 'AbortError'));
    };
    signal.addEventListener('abort', stop, { signal: over.signal });
    one.start();
  }).finally(() => over.abort()); // one signal may stop many files, one after the other
}

/** It is not wanted after all. Where that is not heard, the server drops it by itself within a day. */
export async function endUpload(door: Door, key: string): Promise<void> {
  const headers = { 'Tus-Resumable': VERSION, 'X-CSRFToken': csrfToken() };
  await send(`${ADDRESS[door]}/${key}`, { method: 'DELETE', headers, credentials: 'same-origin' }).catch(() => undefined);
}

function problemOf(error: Error | DetailedError): Problem {
  const answer = 'originalResponse' in error ? error.originalResponse : null;
  if (!answer) return Problem.offline();
  try {
    return Problem.from(answer.getStatus(), JSON.parse(answer.getBody()));
  } catch {
    return Problem.from(answer.getStatus(), undefined);
  }
}
