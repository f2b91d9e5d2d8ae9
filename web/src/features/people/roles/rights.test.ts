import { expect, test } from 'vitest';

import { reachOf, roomsOf, switched, withLevel } from './rights';

test('a cell is switched on and off again', () => {
  const on = switched([], 'workorders.see', 'team');
  expect(on).toEqual([{ right: 'workorders.see', scope: 'team', min_level: null }]);
  expect(switched(on, 'workorders.see', 'team')).toEqual([]);
});

test('all takes the place of what reaches less', () => {
  const grants = switched(switched([], 'workorders.see', 'own'), 'workorders.see', 'all');
  expect(reachOf(grants, 'workorders.see')).toEqual(['all']);
  expect(grants).toHaveLength(1);
});

test('a further reach asks for the same grade', () => {
  const grants = withLevel(switched([], 'workorders.plan', 'own'), 'workorders.plan', 2);
  expect(switched(grants, 'workorders.plan', 'team').map((grant) => grant.min_level)).toEqual([2, 2]);
});

test('customers and staff have different rights', () => {
  expect(roomsOf('portal').map(([room]) => room)).toEqual(['portal']);
  expect(roomsOf('staff').flatMap(([, rights]) => rights).some((right) => right.startsWith('portal.'))).toBe(false);
});
