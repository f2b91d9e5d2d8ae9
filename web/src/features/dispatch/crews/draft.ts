import type { Crew, Role, Seat } from './queries';

/** As the server has it: docs/reference/dispatch.md. */
export const MOST = { options: 4, seats: 6, skills: 3, certificates: 3 } as const;
export const ROLES: readonly Role[] = ['lead', 'mate', 'apprentice'];

export const seatOf = (role: Role): Seat => ({ role, skills: [], level: 0, certificates: [], optional: role === 'apprentice' });

/** Two people, one of whom leads: what most begin from. */
export const PAIR: Crew = { any: [{ all: [seatOf('lead'), seatOf('mate')] }], mentor: false };

/** How many an option cannot do without; of a crew, those of its smallest option. */
export const neededBy = (seats: readonly Seat[]): number => seats.filter((seat) => !seat.optional).length;
export const peopleOf = (crew: Crew): number => Math.min(...crew.any.map((option) => neededBy(option.all)));

/** With one seat, or one option, changed; nothing else is touched. */
export function withSeats(crew: Crew, option: number, seats: Seat[]): Crew {
  return { ...crew, any: crew.any.map((one, n) => (n === option ? { all: seats } : one)) };
}

/** Who leads is one alone: whoever led before goes along. */
export function withRole(seats: readonly Seat[], at: number, role: Role): Seat[] {
  return seats.map((seat, n) => {
    if (n === at) return { ...seat, role, optional: role === 'apprentice' || (role === 'mate' && seat.optional) };
    return role === 'lead' && seat.role === 'lead' ? { ...seat, role: 'mate' as const } : seat;
  });
}

export const hasOneLead = (crew: Crew): boolean => crew.any.every((option) => option.all.filter((seat) => seat.role === 'lead').length === 1);
