import { DISPATCH } from '../paths';

/** The board: which day, how much of it, and what is looked at stands in the address. */
export const BOARD_PAGE = `${DISPATCH}/board`;
/** An engineer's day on paper. */
export const DAY_SHEET = `${BOARD_PAGE}/day/:engineer/:date`;
export const daySheetPath = (engineer: string, date: string): string => `${BOARD_PAGE}/day/${engineer}/${date}`;
