import { SETTINGS } from '@/features/people/paths';

/** Where what is said and done again and again is written. */
export const TEMPLATES = `${SETTINGS}/replies`;
export const MACROS = `${SETTINGS}/macros`;
