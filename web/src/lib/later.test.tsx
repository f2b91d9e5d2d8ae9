import { act, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

import { later } from './later';

const Note = ({ text }: { text: string }) => <p>{text}</p>;

test('a part is shown once it is fetched, and at once the next time', async () => {
  const load = vi.fn(() => Promise.resolve(Note));
  const Part = later(load);
  const first = render(<Part text="a note" />);
  expect(await screen.findByText('a note')).toBeTruthy();
  first.unmount();
  render(<Part text="another" />);
  expect(screen.getByText('another')).toBeTruthy();
  expect(load).toHaveBeenCalledTimes(1);
});

test('where the line is cut the page stands without it, and it comes when the line is back', async () => {
  let cut = true;
  const Part = later(() => (cut ? Promise.reject(new TypeError('Failed to fetch dynamically imported module')) : Promise.resolve(Note)));
  render(
    <main>
      <h1>the day</h1>
      <Part text="a note" />
    </main>,
  );
  await act(async () => Promise.resolve());
  expect(screen.getByText('the day')).toBeTruthy();
  expect(screen.queryByText('a note')).toBeNull();
  cut = false;
  act(() => void dispatchEvent(new Event('online')));
  expect(await screen.findByText('a note')).toBeTruthy();
});
