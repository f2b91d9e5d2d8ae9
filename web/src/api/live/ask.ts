import { http, unwrap } from '../http';
import type { Ask } from './poller';

export const askForChanges: Ask = (cursor) =>
  unwrap(http.GET('/api/v1/changes', { params: { query: cursor === undefined ? {} : { cursor } } }));
