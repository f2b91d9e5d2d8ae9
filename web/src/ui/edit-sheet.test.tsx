import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';

import { show } from '@/testing/render';

import { EditSheet } from './edit-sheet';

test('what a colleague changed on the page below meanwhile is not put back by a save', async () => {
  const save = vi.fn(() => Promise.resolve());
  function Page() {
    const [now, setNow] = useState({ name: 'A', code: '1', version: 3 });
    return (
      <>
        <button type="button" onClick={() => setNow({ name: 'B', code: '1', version: 4 })}>
          news
        </button>
        <EditSheet
          title="t"
          okText="ok"
          draft="d"
          fields={[
            { kind: 'line', name: 'name', label: 'Name' },
            { kind: 'line', name: 'code', label: 'Code' },
          ]}
          start={{ name: now.name, code: now.code }}
          version={now.version}
          save={save}
          onClose={() => undefined}
        />
      </>
    );
  }
  show(<Page />);
  fireEvent.click(screen.getByText('news'));
  fireEvent.change(screen.getByLabelText('Code'), { target: { value: '2' } });
  fireEvent.click(screen.getByText('ok'));
  await vi.waitFor(() => expect(save).toHaveBeenCalledWith({ code: '2' }, 3));
}, 30_000); // antd's sheet takes seconds in jsdom when the machine is busy
