import { expect, test } from 'vitest';

import { narrowedTo, viewPath } from './paths';

test('the address names the view and what it is narrowed to, and nothing that came along', () => {
  const told = { team: 't', customer: 'c', owner: undefined, view: 'mine', show: 'public' };
  expect(narrowedTo(told)).toEqual({ team: 't', customer: 'c' });
  expect(viewPath('open', told)).toBe('/orders?view=open&team=t&customer=c');
  expect(viewPath('open')).toBe('/orders?view=open');
});
