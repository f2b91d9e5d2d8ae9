import { BOARD_PAGE } from '../board/paths';
import { DISPATCH } from '../paths';
import type { Head } from './types';

/** Plans that were asked for. */
export const PROPOSALS = `${DISPATCH}/proposals`;

export const proposalPath = (key: string): string => `${PROPOSALS}/${key}`;

/** The board on the days a plan is of, with its places drawn in. */
export function onBoardPath({ key, since, until, team, territory }: Pick<Head, 'key' | 'since' | 'until' | 'team' | 'territory'>): string {
  const search = new URLSearchParams({ on: since, ...(since !== until && { zoom: 'week' }), ...(team && { team: team.key }), ...(territory && { territory: territory.key }), plan: key });
  return `${BOARD_PAGE}?${search.toString()}`;
}
