import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { expect, test, vi } from 'vitest';

import { serving } from '@/testing/server';
import { AntdFrame } from '@/ui/antd-frame';

import type { Template } from '../types';
import { emptyDraft } from './draft';
import { useEditing } from './use-editing';

const template = (version: number, name_zh: string): Template =>
  ({ key: 't', version, draft: { ...emptyDraft(), name_zh }, published: null, issues: [], flaws: [], names: {}, changes: null, archived_at: null });

test('what a colleague saved while one was writing is not written over unasked', async () => {
  const asked = serving({
    'PUT /api/v1/checklist_templates/t/draft': ({ headers }) =>
      headers.get('If-Match') === '"4"' ? { body: template(5, '我的') } : { status: 409, body: { code: 'stale_version', status: 409, facts: { version: 4, fields: {} } } },
  });
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>
      <AntdFrame>
        <MemoryRouter>{children}</MemoryRouter>
      </AntdFrame>
    </QueryClientProvider>
  );
  const { result, rerender } = renderHook((of: Template) => useEditing(of), { wrapper, initialProps: template(3, '旧') });
  act(() => result.current.change({ name_zh: '我的' }));
  rerender(template(4, '对方的'));
  expect(result.current.draft.name_zh).toBe('我的');
  await act(async () => expect(await result.current.save()).toBe(false));
  await userEvent.click(await screen.findByRole('button', { name: '用我的内容保存' }));
  await vi.waitFor(() => expect(asked.map(({ headers }) => headers.get('If-Match'))).toEqual(['"3"', '"4"']));
  await vi.waitFor(() => expect(result.current.dirty).toBe(false));
}, 30_000); // antd's sheet takes seconds in jsdom when the machine is busy
