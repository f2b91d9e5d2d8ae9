import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';

import { serving } from '@/testing/server';

import { boardChanged, concernedBy, readEngineersAgain } from './live';
import { boardQuery, merged } from './queries';
import { at, board, engineer, visit } from './testing/made';

const told = (subject: string, kind: string) => [{ subject, kind, at: at('10:00') }];
const BOARD = board([engineer('he', '何俊'), engineer('sun', '孙浩')], [visit('a', 'he', '09:00', '10:00'), visit('b', 'sun', '09:00', '10:00')]);

test('a fact about an order concerns its visits and who had them, one about an engineer their row', () => {
  expect(concernedBy(BOARD, told('order-a', 'VisitRescheduled'))).toEqual({ visits: ['a'], engineers: ['he'], whole: false });
  expect(concernedBy(BOARD, told('sun', 'LeaveGranted'))).toEqual({ visits: [], engineers: ['sun'], whole: false });
  expect(concernedBy(BOARD, told('elsewhere', 'NoteAdded'))).toEqual({ visits: [], engineers: [], whole: false });
});

test('what may bring a visit nobody has seen yet has the whole board read', () => {
  expect(concernedBy(BOARD, told('elsewhere', 'VisitPlanned')).whole).toBe(true);
  expect(concernedBy(BOARD, told('order-a', 'VisitPlanned')).whole).toBe(true);
  expect(concernedBy(BOARD, told('elsewhere', 'VisitRescheduled')).whole).toBe(true);
});

test('of two tellings the later version holds, whichever came first; what was asked for and did not come is gone', () => {
  const moved = visit('a', 'sun', '11:00', '12:00', { version: 3 });
  const after = merged(BOARD, { engineers: [], visits: [moved] }, ['a']);
  expect(after.visits[0]).toBe(moved);
  expect(merged(after, { engineers: [], visits: [visit('a', 'he', '09:00', '10:00', { version: 2 })] }, ['a']).visits[0]).toBe(moved);
  expect(merged(after, { engineers: [], visits: [] }, ['a']).visits.map((one) => one.key)).toEqual(['b']);
  expect(merged(BOARD, { engineers: [engineer('sun', '孙浩', { planned_minutes: 1 })], visits: [] }, []).engineers.map((one) => one.planned_minutes)).toEqual([240, 1]);
});

test('only the changed visit is asked for, and the others stay the same objects', async () => {
  const moved = visit('a', 'sun', '11:00', '12:00', { version: 2 });
  const asked = serving({ 'GET /api/v1/dispatch/board': ({ search }) => ({ body: search.includes('visit=') ? board([], [moved]) : BOARD }) });
  const client = new QueryClient();
  const query = boardQuery({ from: BOARD.from, until: BOARD.until });
  const stop = new QueryObserver(client, query).subscribe(() => undefined);
  await vi.waitFor(() => expect(client.getQueryData(query.queryKey)).toBeDefined());
  const untouched = client.getQueryData(query.queryKey)?.visits[1];
  boardChanged(client, told('order-a', 'VisitRescheduled'));
  await vi.waitFor(() => expect(client.getQueryData(query.queryKey)?.visits[0]?.engineer).toBe('sun'));
  expect(client.getQueryData(query.queryKey)?.visits[1]).toBe(untouched);
  expect(asked.map((one) => new URLSearchParams(one.search)).map((one) => [one.getAll('visit'), one.getAll('engineer')])).toEqual([[[], []], [['a'], ['he']]]);
  stop();
});

test('where somebody on the way is, which no fact tells, is read again for them alone', async () => {
  const position = { longitude: 120.3, latitude: 30.3, at: at('10:01') };
  const asked = serving({ 'GET /api/v1/dispatch/board': ({ search }) => ({ body: search.includes('engineer=') ? board([engineer('he', '何俊', { position })], []) : BOARD }) });
  const client = new QueryClient();
  const span = { from: BOARD.from, until: BOARD.until };
  await client.query(boardQuery(span));
  await readEngineersAgain(client, span, ['he']);
  expect(client.getQueryData(boardQuery(span).queryKey)?.engineers.map((one) => one.position)).toEqual([position, null]);
  expect(new URLSearchParams(asked.at(-1)?.search).getAll('engineer')).toEqual(['he']);
});
