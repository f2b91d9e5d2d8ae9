import { fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

import { upload } from '@/api/uploads';
import { show } from '@/testing/render';

import { BeginCard } from './begin-card';
import type { Subject } from './types';

vi.mock('@/api/uploads', () => ({ upload: vi.fn(() => new Promise(() => undefined)) }));

const subject: Subject = { code: 'customers', name_zh: '客户', name_en: 'Customers', identity_zh: '编号', identity_en: 'code', columns: [], ready: [] };

test('whoever leaves the page while a file is sent is not called back to it: sending stops', async () => {
  const { unmount } = show(<BeginCard subjects={[subject]} />);
  fireEvent.change(screen.getByLabelText('选择文件'), { target: { files: [new File(['a'], 'a.csv')] } });
  await vi.waitFor(() => expect(upload).toHaveBeenCalled());
  const signal = vi.mocked(upload).mock.calls[0]?.[2];
  expect(signal?.aborted).toBe(false);
  unmount();
  expect(signal?.aborted).toBe(true);
});
