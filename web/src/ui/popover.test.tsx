import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';

import { Popover } from './popover';

const show = () =>
  render(
    <>
      <Popover label="columns" face="c" square hotkey="v">
        {(close) => <button onClick={close}>done</button>}
      </Popover>
      <button>elsewhere</button>
    </>,
  );

test('it opens by its key, and Escape closes it and gives the focus back', async () => {
  show();
  await userEvent.keyboard('v');
  expect(screen.getByRole('dialog', { name: 'columns' })).toBe(document.activeElement);
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'columns' }));
});

test('a press outside closes it, one inside does not', async () => {
  show();
  await userEvent.click(screen.getByRole('button', { name: 'columns' }));
  await userEvent.click(screen.getByRole('dialog'));
  expect(screen.queryByRole('dialog')).not.toBeNull();
  await userEvent.click(screen.getByText('elsewhere'));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('leaving it by Tab closes it', async () => {
  show();
  await userEvent.click(screen.getByRole('button', { name: 'columns' }));
  await userEvent.tab();
  expect(screen.getByText('done')).toBe(document.activeElement);
  await userEvent.tab();
  expect(screen.queryByRole('dialog')).toBeNull();
});
