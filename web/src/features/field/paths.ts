/** Addresses of the phone's pages. */
export const DAY = '/';
export const ORDERS = '/orders';
export const SCAN = '/scan';
export const ME = '/me';
export const UNSENT = '/unsent';
export const TIME = '/time';
export const REMINDERS = '/reminders';
export const SIGN_IN = '/sign-in';
export const listPath = (order: string, list: string): string => `${ORDERS}/${order}/checklists/${list}`;
export const orderPath = (key: string): string => `${ORDERS}/${key}`;
