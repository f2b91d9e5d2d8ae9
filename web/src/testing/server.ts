import { vi } from 'vitest';

type Answer = { status?: number; body?: unknown };
export type Asked = { method: string; path: string; search: string; body: unknown; headers: Headers };

/** A server of a few lines: what it answers by "METHOD /path", and what it was asked. An answer may take its time, or throw as a cut line does. */
export function serving(answers: Record<string, Answer | ((asked: Asked) => Answer | Promise<Answer>)>): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (input: Request | string, init?: RequestInit) => {
    const request = new Request(typeof input === 'string' ? new URL(input, location.origin) : input, init);
    const text = await request.text();
    const one: Asked = {
      method: request.method,
      path: new URL(request.url).pathname,
      search: new URL(request.url).search,
      body: text ? (JSON.parse(text) as unknown) : undefined,
      headers: request.headers,
    };
    asked.push(one);
    const found = answers[`${one.method} ${one.path}`] ?? { status: 404, body: { code: 'http_404', detail: `${one.method} ${one.path}` } };
    const { status = 200, body = {} } = typeof found === 'function' ? await found(one) : found;
    return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
  });
  return asked;
}
