import { queryOptions, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';

import type { SetDay, Weekly } from './days';

export type Calendar = Omit<components['schemas']['CalendarOut'], 'weekly'> & { weekly: Weekly };
export type Year = Omit<components['schemas']['YearOut'], 'days'> & { days: SetDay[] };
export type DayIn = components['schemas']['DayIn'];

const at = (key: string) => ({ params: { path: { key } } });

export const calendarsQuery = queryOptions({
  queryKey: ['people', 'calendars'],
  queryFn: () => unwrap(http.GET('/api/v1/calendars')) as Promise<{ rows: Calendar[] }>,
  staleTime: 60_000,
});

export const yearQuery = (key: string, year: number) =>
  queryOptions({
    queryKey: ['people', 'calendar-year', key, year],
    queryFn: () => unwrap(http.GET('/api/v1/calendars/{key}/years/{year}', { params: { path: { key, year } } })) as Promise<Year>,
    staleTime: 60_000,
  });

export const readAgain = (client: QueryClient): Promise<unknown> =>
  Promise.all([client.invalidateQueries({ queryKey: ['people', 'calendars'] }), client.invalidateQueries({ queryKey: ['people', 'calendar-year'] })]);

export type CalendarIn = { code: string; name_zh: string; name_en: string; zone: string; region: string; weekly: Weekly };

export const addCalendar = () =>
  new Write<CalendarIn, Calendar>((body, headers) => unwrap(http.POST('/api/v1/calendars', { body: body as never, headers })) as Promise<Calendar>);

export const changeCalendar = (key: string) =>
  new Write<Omit<CalendarIn, 'code'>, Calendar>((body, headers) => unwrap(http.PATCH('/api/v1/calendars/{key}', { ...at(key), body: body as never, headers })) as Promise<Calendar>);

export const setTrust = (key: string, year: number) =>
  new Write<{ trust: 'published' | 'estimated'; source: string }, Year>((body, headers) =>
    unwrap(http.PUT('/api/v1/calendars/{key}/years/{year}', { params: { path: { key, year } }, body, headers })) as Promise<Year>,
  );

export const setDay = (key: string, on: string) =>
  new Write<DayIn, Year>((body, headers) => unwrap(http.PUT('/api/v1/calendars/{key}/days/{on}', { params: { path: { key, on } }, body, headers })) as Promise<Year>);

export const clearDay = (key: string, on: string) =>
  new Write<null, Year>((_, headers) => unwrap(http.DELETE('/api/v1/calendars/{key}/days/{on}', { params: { path: { key, on } }, headers })) as Promise<Year>);
