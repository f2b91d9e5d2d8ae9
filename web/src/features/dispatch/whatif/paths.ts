/** Where days that are over are dispatched again. */
export const WHATIFS = '/dispatch/whatif';

export const whatIfPath = (key: string): string => `${WHATIFS}/${key}`;
