import createClient, { type Middleware } from 'openapi-fetch';

import { Problem } from './problem';
import type { paths } from './staff';

let language = '';

/** The language problems are told in until the server knows the person's own. */
export function speak(tag: string): void {
  language = tag;
}

/** Django's token against forged requests; it changes with every sign-in, so it is read each time. */
export function csrfToken(): string {
  return /(?:^|;\s*)csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? '';
}

/** fetch, with a cut line told as a `Problem` like any other. */
export async function send(request: Request | string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(request, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw Problem.offline();
  }
}

/** The server's API for staff, typed from its OpenAPI document. */
export const http = createClient<paths>({
  baseUrl: location.origin,
  credentials: 'same-origin',
  fetch: send,
});

/** What every request of a door carries: the reader's language, and on a write the token against forged ones. */
export const asReader: Middleware = {
  onRequest({ request }) {
    if (language) request.headers.set('Accept-Language', language);
    if (request.method !== 'GET') request.headers.set('X-CSRFToken', csrfToken());
    return request;
  },
};

http.use(asReader);

type Answer<Data> = { data?: Data; error?: unknown; response: Response };

/** The data of an answer, or its `Problem` thrown. */
export async function unwrap<Data>(asked: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await asked;
  if (!response.ok) throw Problem.from(response.status, error);
  return data as Data;
}
