import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';

import { show } from '@/testing/render';
import { serving } from '@/testing/server';

import { MoveSheet } from './move-sheet';
import type { Shown } from './own/types';
import type { Order } from './types';
import type { KnownMove, Moves } from './use-moves';

const field = { code: 'found', type: 'text', name_zh: '发现', name_en: 'Found', hint_zh: '', hint_en: '', unit: '', low: null, high: null, decimals: 0, choices: [], value: null, masked: false, name: '', shown: true, required_at: 'resolve', options: null, customers: 'none' } satisfies Shown;
const order = { key: 'o', kind: { code: 'repair' }, customer: null, custom: [] } as unknown as Order;
const move = { move: 'resolve', needs: [], asks: ['found'], primary: true } as unknown as KnownMove;
const moves = { busy: false, trouble: undefined, make: () => Promise.resolve(), dismiss: () => undefined } as unknown as Moves;

test('what was filled into the company’s own fields of a move outlives the page, as the rest of the sheet does', async () => {
  serving({ 'GET /api/v1/workorders/form': { body: { items: [field], about: [] } } });
  const { unmount } = show(<MoveSheet order={order} move={move} moves={moves} />);
  fireEvent.change(await screen.findByLabelText('发现'), { target: { value: '密封圈老化' } });
  unmount();
  show(<MoveSheet order={order} move={move} moves={moves} />);
  expect(await screen.findByDisplayValue('密封圈老化')).toBeTruthy();
}, 30_000); // antd's sheet takes seconds in jsdom when the machine is busy
