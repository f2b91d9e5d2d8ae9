import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';

import { show } from '@/testing/render';

import { MenuButton } from './menu-button';

function Late() {
  const [there, setThere] = useState(false);
  return (
    <>
      <button onClick={() => setThere(true)}>arrive</button>
      <MenuButton items={there ? [{ key: 'a', label: 'first' }] : []} hotkey="Shift+M" disabled={!there}>
        menu
      </MenuButton>
    </>
  );
}

test('a menu asked for by its key before there is anything in it opens once there is', async () => {
  show(<Late />);
  fireEvent.keyDown(document.body, { key: 'M', shiftKey: true });
  expect(screen.queryByRole('menuitem')).toBeNull();
  fireEvent.click(screen.getByText('arrive'));
  expect(await screen.findByRole('menuitem', { name: 'first' })).toBeTruthy();
});
