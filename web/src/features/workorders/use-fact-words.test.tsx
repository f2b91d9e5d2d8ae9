import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';

import { show } from '@/testing/render';

import type { Entry } from './types';
import { useFactWords } from './use-fact-words';

function Story({ entry }: { entry: Entry }) {
  const words = useFactWords({});
  return <p role="note">{words(entry)}</p>;
}

const fact = (kind: string, data: Record<string, unknown>): Entry => ({ kind, data }) as Entry;

test('an exception made on the board says what it was against, of what there are words for', () => {
  show(<Story entry={fact('BoardOverruled', { rules: ['skill', 'promise', 'new_rule'] })} />);
  expect(screen.getByRole('note').textContent).toBe('在调度板上破例：缺少技能、失约');
});

test('where none is known, that there was one', () => {
  show(<Story entry={fact('BoardOverruled', { rules: ['new_rule'] })} />);
  expect(screen.getByRole('note').textContent).toBe('在调度板上破例');
});
