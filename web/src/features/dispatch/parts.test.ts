import { expect, test } from 'vitest';

import { partAt, partsFor } from './parts';
import { listNamed, listPath } from './paths';

const names = (...rights: string[]) => partsFor(Object.fromEntries(rights.map((right) => [right, ['all']]))).map(({ name }) => name);

test('each is led where their rights open something', () => {
  expect(names('dispatch.see')).toEqual(['dispatch', 'board', 'engineers', 'crews', 'fairness', 'health']);
  expect(names('dispatch.see', 'dispatch.settings')).toEqual(['dispatch', 'board', 'engineers', 'crews', 'fairness', 'whatif', 'policies', 'health']);
  expect(names('dispatch.see', 'dispatch.decide')).not.toContain('proposals');
  expect(names('dispatch.see', 'dispatch.decide', 'workorders.plan')).toEqual(['dispatch', 'board', 'proposals', 'engineers', 'crews', 'fairness', 'health']);
  expect(names('workorders.work')).toEqual(['fairness']);
  expect(names('customers.see')).toEqual([]);
});

test('an address is in the part that fits it best', () => {
  expect(partAt('/dispatch')).toBe('dispatch');
  expect(partAt('/dispatch/engineers')).toBe('engineers');
  expect(partAt('/dispatch/board/day/somebody/2026-11-23')).toBe('board');
  expect(partAt('/dispatch/proposals/one')).toBe('proposals');
  expect(partAt('/dispatch/crews')).toBe('crews');
  expect(partAt('/dispatch/fairness/somebody')).toBe('fairness');
  expect(partAt('/settings/dispatch/balanced')).toBe('policies');
  expect(partAt('/dispatched')).toBeUndefined();
});

test('the address says which list, and which order is looked at', () => {
  expect(listPath('undecided')).toBe('/dispatch');
  expect(listPath('undecided', 'k')).toBe('/dispatch?order=k');
  expect(listPath('offered', 'k')).toBe('/dispatch?list=offered&order=k');
  expect([listNamed('waiting'), listNamed('nonsense'), listNamed(null)]).toEqual(['waiting', 'undecided', 'undecided']);
});
