import { queryOptions, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { Change } from '@/api/live/poller';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';

import { macrosChanged } from '../macros/queries';
import { SETTLED_MS } from '../queries';

type Schemas = components['schemas'];
export type Template = Schemas['TemplateOut'];
export type Suggestion = Schemas['SuggestedOut'];
export type Placeholder = Schemas['PlaceholderOut'];
export type Rendered = Schemas['RenderedOut'];
export type Language = Rendered['language'];
export type Whose = Template['whose'];

export const templatesQuery = (archived: boolean) =>
  queryOptions({
    queryKey: ['workorders', 'replies', { archived }],
    queryFn: () => unwrap(http.GET('/api/v1/reply_templates', { params: { query: { archived } } })),
    staleTime: SETTLED_MS,
  });

/** What one could say on an order, likeliest first. */
export const suggestionsQuery = (order: string, search: string) =>
  queryOptions({
    queryKey: ['workorders', 'replies', 'for', order, search],
    queryFn: () => unwrap(http.GET('/api/v1/workorders/{key}/reply_templates', { params: { path: { key: order }, query: { search } } })),
    placeholderData: (before) => before,
    staleTime: SETTLED_MS,
  });

/** What a template says on an order at this moment; in the customer's language if none is named. */
export const readReply = (order: string, template: string, language: Language | undefined): Promise<Rendered> =>
  unwrap(http.GET('/api/v1/workorders/{key}/reply_templates/{template}', { params: { path: { key: order, template }, query: language ? { language } : {} } }));

/** What a text that is being written would say. */
export const draftQuery = (order: string, text: string, language: Language) =>
  queryOptions({
    queryKey: ['workorders', 'replies', 'draft', order, language, text],
    queryFn: () => unwrap(http.GET('/api/v1/workorders/{key}/reply', { params: { path: { key: order }, query: { text, language } } })),
    placeholderData: (before) => before,
    retry: false,
  });

export const keepTemplate = () => new Write<Schemas['TemplateIn'], Template>((body, headers) => unwrap(http.POST('/api/v1/reply_templates', { body, headers })));

export const changeTemplate = (key: string) =>
  new Write<Partial<Schemas['TemplateChangeIn']>, Template>((body, headers) => unwrap(http.PATCH('/api/v1/reply_templates/{key}', { params: { path: { key } }, body, headers })));

export const awayTemplate = (key: string, away: boolean) =>
  new Write<Record<string, never>, Template>((_, headers) =>
    unwrap(away ? http.POST('/api/v1/reply_templates/{key}/archive', { params: { path: { key } }, headers }) : http.POST('/api/v1/reply_templates/{key}/restore', { params: { path: { key } }, headers })),
  );

export const templatesChanged = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: ['workorders', 'replies'] });

/** Somebody has written a template or a macro that this reader has too. */
export function repliesChanged(client: QueryClient, changes: Change[]): void {
  if (changes.some(({ kind }) => kind === 'ReplyTemplateChanged')) void templatesChanged(client);
  if (changes.some(({ kind }) => kind === 'MacroChanged')) void macrosChanged(client);
}
