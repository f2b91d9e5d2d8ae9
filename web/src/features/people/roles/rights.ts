import type { Words } from '@/locales/words';

import type { Grant } from '../settings/queries';

/** The rights there are, by the words that explain them: a right without words does not stand in the matrix. */
export type Right = { [Room in keyof Words['rights']]: Room extends string ? `${Room}.${Extract<keyof Words['rights'][Room], string>}` : never }[keyof Words['rights']];
/** Roles of customers hold rights of their own door, and nobody has one of both kinds. */
export const isForCustomers = ({ grants }: { grants: readonly { right: string }[] }): boolean => grants.some((grant) => grant.right.startsWith('portal.'));

export type Scope = Grant['scope'];

export const SCOPES: Scope[] = ['own', 'team', 'territory', 'all'];

type Room = keyof Words['rights'];

const ROOMS: { [R in Room]: (keyof Words['rights'][R])[] } = {
  workorders: ['see', 'report', 'triage', 'assign', 'work', 'visit', 'plan', 'note', 'update', 'confirm', 'close', 'reopen', 'cancel', 'merge', 'settings'],
  dispatch: ['see', 'decide', 'settings'],
  customers: ['see', 'edit'],
  assets: ['see', 'edit'],
  people: ['see', 'edit', 'schedule', 'customers', 'tokens', 'settings'],
  notices: ['see'],
  portal: ['report', 'see', 'reply', 'confirm', 'reopen', 'rate'],
};

/** The rights of staff or of customers, room by room. */
export const roomsOf = (side: 'staff' | 'portal'): [Room, Right[]][] =>
  (Object.keys(ROOMS) as Room[])
    .filter((room) => (room === 'portal') === (side === 'portal'))
    .map((room) => [room, (ROOMS[room] as string[]).map((verb) => `${room}.${verb}` as Right)]);

/** Everything a role grants, as a set of "right scope". */
export const cells = (grants: Grant[]): Set<string> => new Set(grants.map((grant) => `${grant.right} ${grant.scope}`));

/** With a cell switched: on for all, what reaches less says nothing more and goes. */
export function switched(grants: Grant[], right: string, scope: Scope): Grant[] {
  if (grants.some((grant) => grant.right === right && grant.scope === scope)) return grants.filter((grant) => grant.right !== right || grant.scope !== scope);
  const others = scope === 'all' ? grants.filter((grant) => grant.right !== right) : grants;
  return [...others, { right, scope, min_level: levelOf(grants, right) }];
}

/** The grade a right asks for; the matrix has one for all its reaches. */
export const levelOf = (grants: Grant[], right: string): NonNullable<Grant['min_level']> | null => grants.find((grant) => grant.right === right)?.min_level ?? null;

export const withLevel = (grants: Grant[], right: string, level: Grant['min_level'] | null): Grant[] =>
  grants.map((grant) => (grant.right === right ? { ...grant, min_level: level ?? null } : grant));

/** The widest reaches of a right, for a sentence; all is all. */
export function reachOf(grants: Grant[], right: string): Scope[] {
  const reach = SCOPES.filter((scope) => grants.some((grant) => grant.right === right && grant.scope === scope));
  return reach.includes('all') ? ['all'] : reach;
}
