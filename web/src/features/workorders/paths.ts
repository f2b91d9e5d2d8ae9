/** Where work orders are, below the door. The queue's place (view, team) travels along, so that one can come back. */
export const QUEUE = '/orders';

export const orderPath = (key: string, search: string): string => `${QUEUE}/${key}${search}`;
export const queuePath = (search: string): string => `${QUEUE}${search}`;
export const viewPath = (view: string, team?: string): string => `${QUEUE}?view=${view}${team ? `&team=${team}` : ''}`;
export const NEW_ORDER = `${QUEUE}/new`;
