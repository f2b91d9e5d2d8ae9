/** Measures the style sheet and the arithmetic of the board share: both take them from the tokens. */
import { sizes } from '@/ui/theme';

/** A row of the board. */
export const ROW = parseInt(sizes.touch);
/** The column of names; gantt.module.css says the same. */
export const NAME = parseInt(sizes.s12) * 3 + parseInt(sizes.s2);
/** The head with the hours. */
export const HEAD = parseInt(sizes.s8);
/** Between what stands in a row and its edges. */
export const PAD = parseInt(sizes.bar);
/** Narrower than this nothing can be written in it. */
export const WORDS = parseInt(sizes.s6);
