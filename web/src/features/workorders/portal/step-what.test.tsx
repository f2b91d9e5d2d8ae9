import { fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

import type { Company } from '@/features/customers/portal/queries';
import { show } from '@/testing/render';
import type { Choosing } from '@/ui/files/use-uploads';

import type { Question } from './queries';
import { freshDraft, type Draft } from './report-draft';
import { StepWhat } from './step-what';

const wet = { code: 'wet', type: 'flag', name_zh: '进水了吗', name_en: 'Wet?', hint_zh: '', hint_en: '', unit: '', low: null, high: null, decimals: 0, choices: [], required: true } satisfies Question;
const nothing: Choosing = { chosen: [], keys: [], busy: false, failed: false, tooMany: false, add: vi.fn(), retry: vi.fn(), remove: vi.fn(), clear: vi.fn() };
const company = { sites: [], contact: { name: '李娜', phone: '' } } as unknown as Company;

function step(draft: Partial<Draft>) {
  const told: (() => void)[] = [];
  vi.stubGlobal('fetch', (request: Request) =>
    new URL(request.url).pathname === '/api/v1/portal/form' ? new Promise<Response>((resolve) => told.push(() => resolve(Response.json({ questions: [wet], about: [] })))) : Promise.resolve(Response.json({ rows: [], next: null })),
  );
  const [change, onNext] = [vi.fn(), vi.fn()];
  show(<StepWhat draft={{ ...freshDraft(), other: true, otherName: '空调', words: '漏水', effect: 'minor', ...draft }} change={change} company={company} choosing={nothing} onNext={onNext} />);
  return { told, change, onNext };
}

test('whoever goes on before it is known what is asked besides keeps the answers, and goes on once it is', async () => {
  const { told, change, onNext } = step({ answers: { wet: true } });
  await vi.waitFor(() => expect(told).toHaveLength(1));
  fireEvent.click(screen.getByRole('button', { name: /^下一步/ }));
  expect(onNext).not.toHaveBeenCalled();
  told[0]?.();
  await vi.waitFor(() => expect(onNext).toHaveBeenCalledTimes(1));
  expect(change.mock.calls).toEqual([[{ answers: { wet: true } }]]);
});

test('nor is what must be answered passed over', async () => {
  const { told, onNext } = step({});
  await vi.waitFor(() => expect(told).toHaveLength(1));
  fireEvent.click(screen.getByRole('button', { name: /^下一步/ }));
  told[0]?.();
  expect(await screen.findByText('请回答这个问题。')).toBeTruthy();
  expect(onNext).not.toHaveBeenCalled();
});

test('who is told that something is missing goes on by pressing once more, not by itself', async () => {
  const { told, onNext } = step({ effect: '' });
  await vi.waitFor(() => expect(told).toHaveLength(1));
  const next = screen.getByRole('button', { name: /^下一步/ });
  fireEvent.click(next);
  expect(screen.getByText('请选一个，我们好安排先后。')).toBeTruthy();
  expect(next.hasAttribute('disabled')).toBe(false);
  told[0]?.();
  expect(await screen.findByText('请回答这个问题。')).toBeTruthy();
  expect(onNext).not.toHaveBeenCalled();
});
