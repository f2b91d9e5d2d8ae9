import { http, unwrap } from '../http';
import type { Ask } from './poller';

export const askForChanges: Ask = (cursor) =>
  unwrap(http.GET('/api/v1/changes', { params: { query: cursor === undefined ? {} : { cursor } } }));

/** Where things stand. Asked before a page reads anything, so that nothing falls in between and nothing is read twice. */
export const standing = async (): Promise<string> => (await askForChanges(undefined)).cursor;
