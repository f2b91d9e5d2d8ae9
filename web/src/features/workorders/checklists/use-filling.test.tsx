import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

import { checklistsQuery } from './queries';
import { nothing } from './reckon';
import { newItem } from './settings/draft';
import type { Answer, Checklist, Checklists } from './types';
import { useFilling } from './use-filling';

const [first, second] = [newItem('check'), newItem('check')];
const list = { key: 'l', items: [first, second], answers: [] as Answer[] } as unknown as Checklist;
const standing = (...items: string[]): Checklists =>
  ({ rows: [{ ...list, answers: items.map((item) => ({ ...nothing(), item, choice: 'passed', at: '', recorded_at: '', lost: 0, by: null })) }], may_add: false, may_fill: true, may_report: true });

test('two quick answers are written one after the other, and both stay in sight', async () => {
  const answers: ((stands: Checklists) => void)[] = [];
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => answers.push((stands) => resolve(Response.json(stands)))));
  const client = new QueryClient();
  const { queryKey } = checklistsQuery('o');
  client.setQueryData(queryKey, standing());
  const shown = () => client.getQueryData(queryKey)?.rows[0]?.answers.map(({ item }) => item);
  const { result } = renderHook(() => useFilling('o'), { wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider> });

  act(() => {
    void result.current.answer(list, first, { ...nothing(), choice: 'passed' });
    void result.current.answer(list, second, { ...nothing(), choice: 'passed' });
  });
  await vi.waitFor(() => expect(shown()).toEqual([first.key, second.key]));
  expect(answers).toHaveLength(1);
  answers[0]?.(standing(first.key));
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  expect(shown()).toEqual([first.key, second.key]);
  answers[1]?.(standing(first.key, second.key));
  await vi.waitFor(() => expect(client.getQueryData(queryKey)).toEqual(standing(first.key, second.key)));
});
