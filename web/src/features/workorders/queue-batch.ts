import type { Row } from './types';

/** How far a change of many orders has come; what was refused, with the reason. */
export type Progress = { total: number; done: number; refused: Refusal[] };
export type Refusal = { row: Row; error: unknown };

/** So many requests under way at once: quick enough for two hundred rows, and no burden for a server others use too. */
const AT_ONCE = 4;

/**
 * Does one thing to many orders, a few at a time, in the order of the list. Each stands for itself: one that is refused
 * does not stop the others. `going` is asked before each; what was not begun by then is not done.
 */
export async function doAll(rows: readonly Row[], deed: (row: Row) => Promise<unknown>, tell: (progress: Progress) => void, going: () => boolean): Promise<Progress> {
  const ahead = [...rows];
  let progress: Progress = { total: rows.length, done: 0, refused: [] };
  const note = (refusal?: Refusal): void => {
    progress = { ...progress, done: progress.done + 1, refused: refusal ? [...progress.refused, refusal] : progress.refused };
    tell(progress);
  };
  const hand = async (): Promise<void> => {
    for (let row = ahead.shift(); row !== undefined && going(); row = ahead.shift()) {
      const one = row;
      await deed(one).then(
        () => note(),
        (error: unknown) => note({ row: one, error }),
      );
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, rows.length) }, hand));
  return progress;
}
