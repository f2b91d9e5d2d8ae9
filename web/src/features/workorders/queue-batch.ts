import type { Row } from './types';

/** How far a change of many orders has come; what was refused, with the reason. */
export type Progress = { total: number; done: number; refused: Refusal[] };
export type Refusal = { row: Row; error: unknown };

/** So many orders in one request: few enough that the count moves on and can be stopped, many enough to be quick. */
export const AT_ONCE = 25;

/**
 * Does one thing to many orders, a handful at a time, in the order of the list. Each stands for itself: one that is
 * refused does not stop the others. `going` is asked before each handful; what was not begun by then is not done, nor
 * what comes after a handful that did not get through at all.
 */
export async function doAll(rows: readonly Row[], deed: (rows: Row[]) => Promise<Refusal[]>, tell: (progress: Progress) => void, going: () => boolean, most = AT_ONCE): Promise<Progress> {
  let progress: Progress = { total: rows.length, done: 0, refused: [] };
  for (let at = 0; at < rows.length && going(); at += most) {
    const some = rows.slice(at, at + most);
    try {
      progress = after(progress, some, await deed(some));
      tell(progress);
    } catch (error) {
      progress = after(progress, some, some.map((row) => ({ row, error })));
      tell(progress);
      break;
    }
  }
  return progress;
}

const after = (before: Progress, some: Row[], refused: Refusal[]): Progress => ({ ...before, done: before.done + some.length, refused: [...before.refused, ...refused] });
