import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

import { useKeys } from './keys';

const pressed = vi.fn<(key: string) => void>();

function Page({ children }: { children?: React.ReactNode }) {
  useKeys({ j: () => pressed('j'), Escape: () => pressed('Escape'), Enter: () => pressed('Enter') });
  return (
    <>
      <textarea />
      <button type="button">b</button>
      {children}
    </>
  );
}

const press = async (keys: string): Promise<string[]> => {
  pressed.mockClear();
  await userEvent.keyboard(keys);
  return pressed.mock.calls.flat();
};

test('a key acts on the page, small or capital', async () => {
  render(<Page />);
  expect(await press('jJ{Escape}')).toEqual(['j', 'j', 'Escape']);
});

test('letters typed into a field are letters, and a key with Ctrl is the browser’s', async () => {
  render(<Page />);
  expect(await press('{Control>}j{/Control}')).toEqual([]);
  screen.getByRole('textbox').focus();
  expect(await press('j{Escape}')).toEqual([]);
});

test('a button answers Enter itself', async () => {
  render(<Page />);
  screen.getByRole('button').focus();
  expect(await press('{Enter}')).toEqual([]);
  expect(await press('j')).toEqual(['j']);
});

test.each([<div key="1" role="dialog" />, <span key="2" aria-haspopup="menu" aria-expanded="true" />])('what lies over the page has the keyboard to itself (%#)', async (over) => {
  render(<Page>{over}</Page>);
  expect(await press('j{Escape}')).toEqual([]);
});

test('a box that is ticked answers the space bar itself, and leaves the letters to the page', async () => {
  render(
    <Page>
      <input type="checkbox" />
    </Page>,
  );
  screen.getByRole('checkbox').focus();
  expect(await press(' j')).toEqual(['j']);
});

test('with the shift key a letter can mean something else', async () => {
  function Both() {
    useKeys({ j: () => pressed('j'), 'Shift+J': () => pressed('Shift+J') });
    return null;
  }
  render(<Both />);
  expect(await press('j{Shift>}J{/Shift}')).toEqual(['j', 'Shift+J']);
});

test('what one part of the page means by a letter with Shift, another does not take for the letter', async () => {
  function Other() {
    useKeys({ 'Shift+J': () => pressed('Shift+J') });
    return null;
  }
  const page = render(
    <Page>
      <Other />
    </Page>,
  );
  expect(await press('{Shift>}J{/Shift}j')).toEqual(['Shift+J', 'j']);
  page.rerender(<Page />);
  expect(await press('{Shift>}J{/Shift}')).toEqual(['j']);
});
