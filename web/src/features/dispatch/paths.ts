/** Where orders wait for somebody, below the door; which one is looked at stands in the address. */
export const DISPATCH = '/dispatch';
export const HEALTH = `${DISPATCH}/health`;
export const POLICIES = '/settings/dispatch';

export const waitingPath = (order: string): string => `${DISPATCH}?order=${order}`;
export const policyPath = (code: string): string => `${POLICIES}/${code}`;
