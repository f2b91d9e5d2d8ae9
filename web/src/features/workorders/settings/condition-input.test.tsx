import { fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

import { show } from '@/testing/render';
import { serving } from '@/testing/server';

import { ConditionInput } from './condition-input';

const TITLE = { name: 'title', type: 'text', name_zh: '标题', name_en: 'Title', operators: [{ op: 'contains', wants: 'one' }], choices: [], source: '', special: [], in_policies: true };
const E6 = { field: 'title', op: 'contains', value: 'E6' };
const PREVIEW = { 'GET /api/v1/workorders/preview': { body: { words: '标题含 E6', parts: [], count: null, names: {} } } };

test('a condition stays as it was while its fields cannot be read, and they can be asked for again', async () => {
  const onChange = vi.fn();
  let up = false;
  serving({ ...PREVIEW, 'GET /api/v1/workorders/fields': () => (up ? { body: { rows: [TITLE] } } : { status: 500, body: { code: 'http_500', status: 500 } }) });
  show(<ConditionInput value={E6} onChange={onChange} />);
  const retry = await screen.findByRole('button', { name: '重试' });
  expect(screen.queryByText('加条件')).toBeNull();
  up = true;
  fireEvent.click(retry);
  fireEvent.click(await screen.findByText('加条件'));
  expect(onChange.mock.calls).toEqual([[E6]]);
}, 30_000);
