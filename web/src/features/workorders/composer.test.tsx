import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

import { show } from '@/testing/render';

import { Composer } from './composer';
import type { Order } from './types';

const order = { key: 'o', customer: null, contact: null } as unknown as Order;
const reply = { key: 't', name_zh: '已受理', name_en: '', text_zh: '您好', text_en: '', suits: true, why: '' };

/** A server that answers what is read on a reply, and what is sent, when it is told to. */
function slowServer(): { asked: string[]; say: (body: unknown) => void } {
  const told: ((body: unknown) => void)[] = [];
  const asked: string[] = [];
  const answers: Record<string, unknown> = {
    '/api/v1/people/me': { key: 'wang', name: '王工', rights: {} },
    '/api/v1/workorders/o/reply_templates': { rows: [reply], placeholders: [] },
  };
  vi.stubGlobal('fetch', (request: Request) => {
    const { pathname } = new URL(request.url);
    const late = request.method === 'POST' || pathname.endsWith('/reply_templates/t');
    if (late) {
      asked.push(pathname);
      return new Promise<Response>((resolve) => told.push((body) => resolve(Response.json(body))));
    }
    return Promise.resolve(pathname in answers ? Response.json(answers[pathname]) : Response.json({ code: 'http_404', detail: pathname }, { status: 404 }));
  });
  return { asked, say: (body) => told.shift()?.(body) };
}

const shown = (): void => void show(<Composer order={order} present={[]} mayNote onWriting={() => undefined} />);
const press = (name: RegExp | string): boolean => fireEvent.click(screen.getByRole('button', { name }));

test('a reply that arrives after the writer turned to colleagues does not turn back to the customer', async () => {
  const server = slowServer();
  shown();
  press('回复客户');
  fireEvent.click(await screen.findByRole('button', { name: '已受理' }));
  press('内部备注');
  await waitFor(() => expect(server.asked).toHaveLength(1));
  server.say({ language: 'zh-CN', text: '您好，已受理', lacking: [] });
  expect(await screen.findByDisplayValue('您好，已受理')).toBeTruthy();
  expect(screen.getByRole('button', { name: '内部备注' }).getAttribute('aria-pressed')).toBe('true');
});

test('while a note goes out no reply is put into it, or it would stand there again once it was sent', async () => {
  const server = slowServer();
  shown();
  press('回复客户');
  const chip = await screen.findByRole('button', { name: '已受理' });
  fireEvent.change(screen.getByRole('textbox'), { target: { value: '马上到' } });
  press(/^发送/);
  await waitFor(() => expect(server.asked).toHaveLength(1));
  fireEvent.click(chip);
  server.say({});
  await waitFor(() => expect(screen.getByRole('textbox')).toHaveProperty('value', ''));
  expect(server.asked).toHaveLength(1);
});
