import createClient from 'openapi-fetch';

import { asReader, send } from './http';
import type { paths } from './portal';

/** The server's API for customers, typed from its OpenAPI document. */
export const portal = createClient<paths>({ baseUrl: location.origin, credentials: 'same-origin', fetch: send });

portal.use(asReader);
