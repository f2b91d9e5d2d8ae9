import { fireEvent, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

import { show } from '@/testing/render';

import { ItemField } from './item-field';
import { nothing } from './reckon';
import { newItem } from './settings/draft';
import type { ItemKind, Value } from './types';

const beside = { photos: () => null };

function item(kind: ItemKind, value: Partial<Value> = {}) {
  const given = vi.fn<(value: Value) => void>();
  const asked = { ...newItem(kind), name_zh: '温度' };
  const said = { ...nothing(), ...value, at: '2026-11-22T10:00:00Z' };
  const { unmount } = show(
    <ul>
      <ItemField item={asked} number={1} said={said} verdict="" onAnswer={given} beside={beside} />
    </ul>,
  );
  return { given, unmount };
}

test('a reading that stands turns its sign at once, for nobody leaves a field they are not in', async () => {
  const { given } = item('number', { number: 5 });
  await userEvent.click(screen.getByRole('button', { name: '改正负号' }));
  expect(given.mock.calls).toEqual([[{ ...nothing(), number: -5 }]]);
});

test('a sign comes before the number too, and while it is written nothing is given twice', async () => {
  const { given } = item('number');
  await userEvent.click(screen.getByRole('button', { name: '改正负号' }));
  await userEvent.keyboard('5');
  await userEvent.click(screen.getByRole('button', { name: '改正负号' }));
  await userEvent.click(screen.getByRole('button', { name: '改正负号' }));
  expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('-5');
  await userEvent.tab({ shift: true });
  expect(given.mock.calls).toEqual([[{ ...nothing(), number: -5 }]]);
});

test.each([
  ['number', '2.6', { number: 2.6 }],
  ['text', '轴承有异响', { text: '轴承有异响' }],
] as const)('what is being written (%s) is given when the page goes from under it', (kind, typed, told) => {
  const { given, unmount } = item(kind);
  fireEvent.change(screen.getByRole('textbox'), { target: { value: typed } });
  unmount();
  expect(given.mock.calls).toEqual([[{ ...nothing(), ...told }]]);
});

test('what was not touched is not given when the page goes', () => {
  const { given, unmount } = item('text', { text: '好' });
  unmount();
  expect(given).not.toHaveBeenCalled();
});

test('whoever asks for a note can write it at once', async () => {
  item('check', { choice: 'passed' });
  await userEvent.click(screen.getByRole('button', { name: '加备注' }));
  expect(document.activeElement).toBe(screen.getByRole('textbox'));
});
