import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';

import { show } from '@/testing/render';

import { emptyDraft, newItem, type Draft } from './draft';
import { Items } from './items';

function Page({ names }: { names: string[] }) {
  const [draft, setDraft] = useState<Draft>(() => ({ ...emptyDraft(), items: names.map((name_zh) => ({ ...newItem('check'), name_zh })) }));
  return <Items draft={draft} change={(part) => setDraft({ ...draft, ...part })} />;
}

test('removing an item leaves the focus beside it, and at the way to add one when it was the last', async () => {
  show(<Page names={['甲', '乙']} />);
  await userEvent.click(screen.getByRole('button', { name: '删掉：甲' }));
  expect(document.activeElement?.textContent).toContain('乙');
  await userEvent.click(screen.getByRole('button', { name: '删掉：乙' }));
  expect(document.activeElement?.id).toBe('add-check');
});
