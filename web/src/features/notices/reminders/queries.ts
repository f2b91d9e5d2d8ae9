import { queryOptions, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';

export type Reminder = components['schemas']['ReminderOut'];
export type ReminderIn = components['schemas']['ReminderIn'];
export type Repeats = Reminder['repeats'];
export type Timing = Pick<Reminder, 'starts_on' | 'minute' | 'repeats' | 'weekdays' | 'month_day' | 'every' | 'until_on' | 'times'>;

/** All of one's own that are not over. */
export const remindersQuery = queryOptions({
  queryKey: ['notices', 'reminders'],
  queryFn: () => unwrap(http.GET('/api/v1/notices/reminders')),
});

/** When a reminder would come that is still being written. */
export const comingQuery = (told: string) =>
  queryOptions({
    queryKey: ['notices', 'reminders', 'coming', told],
    queryFn: () => unwrap(http.GET('/api/v1/notices/reminders/preview', { params: { query: withoutNothing(JSON.parse(told) as Timing) } })),
    staleTime: 30_000,
    retry: false,
  });

type Asked = { starts_on: string; minute: number; repeats: Repeats; weekdays: number[]; month_day?: number; every?: number; until_on?: string; times?: number };

/** An address has no word for nothing: it is left out. */
function withoutNothing({ starts_on, minute, repeats, weekdays, month_day, every, until_on, times }: Timing): Asked {
  return { starts_on, minute, repeats, weekdays, ...(month_day !== null && { month_day }), ...(every !== null && { every }), ...(until_on !== null && { until_on }), ...(times !== null && { times }) };
}

export const addReminder = () => new Write<ReminderIn, Reminder>((body, headers) => unwrap(http.POST('/api/v1/notices/reminders', { body, headers })));

export const changeReminder = (key: string) =>
  new Write<Partial<ReminderIn> & { paused?: boolean }, Reminder>((body, headers) => unwrap(http.PATCH('/api/v1/notices/reminders/{key}', { params: { path: { key } }, body, headers })));

export const snoozeReminder = (key: string) =>
  new Write<{ again_at: string }, Reminder>((body, headers) => unwrap(http.POST('/api/v1/notices/reminders/{key}/snooze', { params: { path: { key } }, body, headers })));

export const finishReminder = (key: string) =>
  new Write<{ of: string }, Reminder>((body, headers) => unwrap(http.POST('/api/v1/notices/reminders/{key}/done', { params: { path: { key } }, body, headers })));

export const removeReminder = (key: string) =>
  new Write<null, unknown>((_, headers) => unwrap(http.DELETE('/api/v1/notices/reminders/{key}', { params: { path: { key } }, headers })));

/** One's reminders and what the inbox says of them. */
export const readRemindersAgain = (client: QueryClient): void => void client.invalidateQueries({ queryKey: ['notices'] }, { cancelRefetch: false });
