/** Where orders wait for somebody, below the door; which list, and which order is looked at, stands in the address. */
export const DISPATCH = '/dispatch';
export const ENGINEERS = `${DISPATCH}/engineers`;
export const CREWS = `${DISPATCH}/crews`;
export const HEALTH = `${DISPATCH}/health`;
export const POLICIES = '/settings/dispatch';
export const WINDOWS = '/settings/windows';

/** To be dispatched · somebody is asked · nobody was found by itself. */
export const LISTS = ['undecided', 'offered', 'waiting'] as const;
export type ListName = (typeof LISTS)[number];

export const listNamed = (told: string | null): ListName => LISTS.find((name) => name === told) ?? 'undecided';

/** What the address says of a list, and of the order that is looked at in it. */
export function listSearch(list: ListName, order = ''): string {
  const search = new URLSearchParams({ ...(list !== 'undecided' && { list }), ...(order && { order }) }).toString();
  return search && `?${search}`;
}

export const listPath = (list: ListName, order = ''): string => DISPATCH + listSearch(list, order);
export const waitingPath = (order: string): string => listPath('undecided', order);
export const policyPath = (code: string): string => `${POLICIES}/${code}`;
