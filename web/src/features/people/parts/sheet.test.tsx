import { fireEvent, screen } from '@testing-library/react';
import { Form, Input } from 'antd';
import { expect, test } from 'vitest';

import { show } from '@/testing/render';

import { Sheet } from './sheet';

const sheet = (name: string) =>
  show(
    <Sheet title="Edit" ok="ok" initial={{ name }} save={() => Promise.resolve()} onClose={() => undefined}>
      <Form.Item name="name" label="Name">
        <Input />
      </Form.Item>
    </Sheet>,
  );
const written = (): string => screen.getByLabelText<HTMLInputElement>('Name').value;

test('what was begun is there again in the sheet of the same thing, and in no other', () => {
  const first = sheet('A');
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'A2' } });
  first.unmount();
  const other = sheet('B');
  expect(written()).toBe('B');
  other.unmount();
  sheet('A');
  expect(written()).toBe('A2');
}, 30_000); // antd's sheet takes seconds in jsdom when the machine is busy
