import { expect, test } from 'vitest';

import { actorsOf, anchorOf, filtered, idFrom, itemsOf, type Filter } from './timeline-items';
import type { Entry, Visit } from './types';

let id = 0;
const entry = (kind: string, more: Partial<Entry> = {}): Entry => ({
  id: ++id, kind, at: '2026-11-21T00:00:00Z', recorded_at: '2026-11-21T00:00:00Z', late: false, by: null, by_customer: false, plan: null, data: {}, note: null, ...more,
});
const note = { key: 'n', public: false, body_html: '<p>…</p>', erased: false };

test('neighbouring changes share a line, and words break it', () => {
  const items = itemsOf([entry('WorkOrderReported'), entry('WorkOrderTriaged'), entry('NoteAdded', { note }), entry('WorkOrderStarted')], []);
  expect(items.map((item) => (item.type === 'changes' ? item.entries.map((one) => one.kind) : item.type))).toEqual([
    ['WorkOrderReported', 'WorkOrderTriaged'],
    'said',
    ['WorkOrderStarted'],
  ]);
});

test('a move that came with words is shown with them', () => {
  expect(itemsOf([entry('WorkOrderReopened', { note })], [])).toMatchObject([{ type: 'said', entry: { kind: 'WorkOrderReopened' } }]);
});

test('the end of a visit is an item of its own when the visit is known', () => {
  const visit = { key: 'v', number: 1 } as Visit;
  expect(itemsOf([entry('VisitCompleted', { data: { visit: 'v' } })], [visit])).toMatchObject([{ type: 'visit', visit: { number: 1 } }]);
  expect(itemsOf([entry('VisitCompleted', { data: { visit: 'gone' } })], [visit])).toMatchObject([{ type: 'changes' }]);
});

test('everybody who took part is named once', () => {
  const by = (name: string): Partial<Entry> => ({ by: { key: name, name } });
  expect(actorsOf([entry('a', by('王敏')), entry('b'), entry('c', by('王敏'))])).toEqual(['王敏', undefined]);
});

test('each filter lets its own through', () => {
  const entries = [
    { id: 1, kind: 'WorkOrderReported', note: null },
    { id: 2, kind: 'NoteAdded', note: { public: true } },
    { id: 3, kind: 'NoteAdded', note: { public: false } },
    { id: 4, kind: 'VisitCompleted', note: null },
    { id: 5, kind: 'VisitDeclined', note: { public: false } },
  ] as Entry[];
  const ids = (filter: Filter): number[] => filtered(entries, filter).map((entry) => entry.id);
  expect(ids('all')).toEqual([1, 2, 3, 4, 5]);
  expect(ids('public')).toEqual([2]);
  expect(ids('internal')).toEqual([3, 5]);
  expect(ids('system')).toEqual([1]);
  expect(ids('visits')).toEqual([4, 5]);
});

test('an address names an entry, or none', () => {
  expect(idFrom(`#${anchorOf({ id: 42 } as Entry)}`)).toBe(42);
  expect(idFrom('')).toBe(0);
  expect(idFrom('#order-title')).toBe(0);
});
