import { queryOptions, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';

import { filesQuery, orderQuery, timelineQuery } from '../queries';
import type { Checklists, Template, Value } from './types';

type Schemas = components['schemas'];

/** The lists of an order. Its key stands below the order's, so that whatever is news of that is news of them. */
export const checklistsQuery = (order: string) =>
  queryOptions({
    queryKey: ['workorders', 'order', order, 'checklists'],
    queryFn: () => unwrap(http.GET('/api/v1/workorders/{key}/checklists', { params: { path: { key: order } } })),
  });

/** Answers one item of a list; one for each answer, so that none takes another's place. */
export const answerChecklist = (list: string) =>
  new Write<Value & { item: string }, Checklists>((body, headers) =>
    unwrap(http.POST('/api/v1/checklists/{key}/answers', { params: { path: { key: list } }, body, headers })),
  );

/** Another list is to be filled in, which the order would not get by itself. */
export const addChecklist = (order: string) =>
  new Write<Schemas['ChecklistAddIn'], Checklists>((body, headers) =>
    unwrap(http.POST('/api/v1/workorders/{key}/checklists', { params: { path: { key: order } }, body, headers })),
  );

/** What was added by hand is not to be filled in after all. */
export const putAway = (list: string) =>
  new Write<null, Checklists>((_, headers) => unwrap(http.POST('/api/v1/checklists/{key}/put_away', { params: { path: { key: list } }, headers })));

export const followUp = (list: string) =>
  new Write<{ item: string }, Schemas['ChecklistFollowUpOut']>((body, headers) =>
    unwrap(http.POST('/api/v1/checklists/{key}/follow_ups', { params: { path: { key: list } }, body, headers })),
  );

/** What hangs on a list was written: the order's holds, its files and its story are read again. */
export function answered(client: QueryClient, order: string): void {
  for (const { queryKey } of [filesQuery(order), timelineQuery(order)]) void client.invalidateQueries({ queryKey });
  void client.invalidateQueries({ queryKey: orderQuery(order).queryKey, exact: true });
}

export const templatesQuery = queryOptions({
  queryKey: ['workorders', 'checklists'],
  queryFn: () => unwrap(http.GET('/api/v1/checklist_templates')),
});

export const templateQuery = (key: string) =>
  queryOptions({
    queryKey: ['workorders', 'checklists', key],
    queryFn: () => unwrap(http.GET('/api/v1/checklist_templates/{key}', { params: { path: { key } } })),
    enabled: key !== '',
  });

const at = (key: string) => ({ params: { path: { key } } });

export const createTemplate = () => new Write<Schemas['ChecklistDraftIn'], Template>((body, headers) => unwrap(http.POST('/api/v1/checklist_templates', { body, headers })));

export const draftTemplate = (key: string) =>
  new Write<Schemas['ChecklistDraftIn'], Template>((body, headers) => unwrap(http.PUT('/api/v1/checklist_templates/{key}/draft', { ...at(key), body, headers })));

export const publishTemplate = (key: string) =>
  new Write<null, Template>((_, headers) => unwrap(http.POST('/api/v1/checklist_templates/{key}/publish', { ...at(key), headers })));

export const discardDraft = (key: string) =>
  new Write<null, Template>((_, headers) => unwrap(http.POST('/api/v1/checklist_templates/{key}/discard', { ...at(key), headers })));

export const archiveTemplate = (key: string) =>
  new Write<{ archived: boolean }, Template>((body, headers) => unwrap(http.POST('/api/v1/checklist_templates/{key}/archive', { ...at(key), body, headers })));

/** A template was written: it stands so, and the list of them is read again. */
export function templateWritten(client: QueryClient, template: Template): void {
  client.setQueryData(templateQuery(template.key).queryKey, template);
  void client.invalidateQueries({ queryKey: templatesQuery.queryKey, exact: true });
}

const CHOICES = 200;

/** Products, and the families there are. */
export const productsToChooseQuery = queryOptions({
  queryKey: ['workorders', 'choose', 'product'],
  queryFn: () => unwrap(http.GET('/api/v1/products', { params: { query: { limit: CHOICES } } })),
});
