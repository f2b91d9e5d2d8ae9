import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';

export type Wording = components['schemas']['WordingOut'];
export type Language = Wording['said'][number]['language'];
export type Drafts = Partial<Record<'line' | 'next' | 'letter', string>>;

export const wordingsQuery = queryOptions({ queryKey: ['notices', 'wordings'], queryFn: () => unwrap(http.GET('/api/v1/notices/wordings')) });

export const sampleQuery = (code: string, language: Language, drafts: Drafts) =>
  queryOptions({
    queryKey: ['notices', 'sample', code, language, drafts],
    queryFn: () => unwrap(http.GET('/api/v1/notices/sample', { params: { query: { code, language, ...drafts } } })),
    placeholderData: keepPreviousData,
    retry: false,
  });

export const reword = (code: string, language: Language) =>
  new Write<{ text: string }, Wording[]>((body, headers) =>
    unwrap(http.PUT('/api/v1/notices/wordings/{code}/{language}', { params: { path: { code, language } }, body, headers })),
  );

export const tryOut = () => new Write<{ code: string; language: Language }, { run: string }>((body, headers) => unwrap(http.POST('/api/v1/notices/trials', { body, headers })));

const ASKED_MS = 700;

/** A trial on its way; asked until it has ended. */
export const trialQuery = (run: string) =>
  queryOptions({
    queryKey: ['notices', 'trial', run],
    queryFn: () => unwrap(http.GET('/api/v1/runs/{key}', { params: { path: { key: run } } })),
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'running' ? ASKED_MS : false),
  });
