import type { IconName } from '@/ui/icon';

import { BOARD_PAGE } from './board/paths';
import { FAIRNESS } from './fair/paths';
import { CREWS, DISPATCH, ENGINEERS, HEALTH, POLICIES } from './paths';
import { PROPOSALS } from './proposals/paths';
import { WHATIFS } from './whatif/paths';

export type PartName = 'dispatch' | 'board' | 'proposals' | 'engineers' | 'crews' | 'fairness' | 'whatif' | 'policies' | 'health';
export type Part = { name: PartName; to: string; icon: IconName; rights: readonly string[]; /** All of these besides. */ also?: readonly string[] };

/** What there is about dispatch, and which right (one is enough) opens it. Of fairness everybody who works sees their own. */
export const PARTS: readonly Part[] = [
  { name: 'dispatch', to: DISPATCH, icon: 'nav', rights: ['dispatch.see'] },
  { name: 'board', to: BOARD_PAGE, icon: 'columns', rights: ['dispatch.see'] },
  { name: 'proposals', to: PROPOSALS, icon: 'bulb', rights: ['dispatch.decide'], also: ['workorders.plan'] },
  { name: 'engineers', to: ENGINEERS, icon: 'people', rights: ['dispatch.see'] },
  { name: 'crews', to: CREWS, icon: 'user', rights: ['dispatch.see'] },
  { name: 'fairness', to: FAIRNESS, icon: 'half', rights: ['dispatch.see', 'workorders.work'] },
  { name: 'whatif', to: WHATIFS, icon: 'history', rights: ['dispatch.settings'] },
  { name: 'policies', to: POLICIES, icon: 'gear', rights: ['dispatch.settings'] },
  { name: 'health', to: HEALTH, icon: 'heart', rights: ['dispatch.see'] },
];

export const partsFor = (rights: Readonly<Record<string, unknown>>): Part[] => PARTS.filter(({ rights: any, also = [] }) => any.some((right) => right in rights) && also.every((right) => right in rights));

/** Which part an address is in: the longest that fits, for one lies below another. */
export const partAt = (pathname: string): PartName | undefined => PARTS.filter(({ to }) => pathname === to || pathname.startsWith(`${to}/`)).toSorted((a, b) => b.to.length - a.to.length)[0]?.name;
