import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';

import { elsewhere, Hits, hitsIn, type Match } from './hits';

const matched: Match[] = [
  { field: 'title', parts: [{ text: '三号', hit: false }, { text: '冷库', hit: true }] },
  { field: 'description', parts: [{ text: '冷库', hit: true }, { text: '门口有水', hit: false }] },
];

test('what was searched for is marked, the rest is as it is', () => {
  render(<p><Hits parts={hitsIn(matched, 'title', '三号冷库')} /></p>);
  expect(screen.getByText('冷库').tagName).toBe('MARK');
  expect(screen.getByRole('paragraph').textContent).toBe('三号冷库');
});

test('a field that was not found is shown whole and unmarked', () => {
  expect(hitsIn(matched, 'name', '华兴')).toEqual([{ text: '华兴', hit: false }]);
});

test('another field is named only where no shown one explains the find', () => {
  expect(elsewhere(matched, ['title', 'number'])).toBeUndefined();
  expect(elsewhere(matched, ['number'])?.field).toBe('title');
  expect(elsewhere<Match>([], ['title'])).toBeUndefined();
});
