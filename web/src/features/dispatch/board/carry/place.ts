/** Where on the board a pointer is, and how the board runs on under a hand at its edge. Pure: measured once, when the hand takes hold. */
import { atX, COARSE, FINE, snapped, xOf, type Scale } from '../geometry/scale';
import { HEAD, NAME, ROW } from '../gantt/measures';
import { ownSpot, spotAt, type Load, type Spot } from './carry';

/** The board on the screen, how it stands scrolled, and how far it can be. */
export type Frame = { left: number; top: number; width: number; height: number; scrollLeft: number; scrollTop: number; mostLeft: number; mostTop: number };
export type Point = { x: number; y: number };

export type Box = Pick<Frame, 'left' | 'top' | 'width' | 'height'>;

export const inside = ({ left, top, width, height }: Box, { x, y }: Point): boolean => x >= left && x < left + width && y >= top && y < top + height;

/** The row under a point and how far into its time it is; nothing beside the board, or below the last row. */
export function under(frame: Frame, point: Point, count: number): { row: number; x: number } | undefined {
  if (!inside(frame, point)) return undefined;
  const row = Math.floor((Math.max(point.y, frame.top + HEAD) - frame.top + frame.scrollTop - HEAD) / ROW);
  return row < count ? { row, x: Math.max(point.x, frame.left + NAME) - frame.left + frame.scrollLeft - NAME } : undefined;
}

/** From so many pixels before an edge the board runs on, the faster the nearer. */
const EDGE_PX = 48;
const MOST_PX = 14;

function pull(at: number, from: number, until: number): number {
  if (at < from + EDGE_PX) return -Math.min(MOST_PX, Math.ceil(((from + EDGE_PX - at) / EDGE_PX) * MOST_PX));
  if (at > until - EDGE_PX) return Math.min(MOST_PX, Math.ceil(((at - until + EDGE_PX) / EDGE_PX) * MOST_PX));
  return 0;
}

/** Whether a point is on the time of the board, away from its edges: only a hand that has been there means to run the board on by going to one. */
export const amid = (frame: Frame, point: Point): boolean =>
  inside(frame, point) && pull(point.x, frame.left + NAME, frame.left + frame.width) === 0 && pull(point.y, frame.top + HEAD, frame.top + frame.height) === 0;

/** How the board stands a frame later, as the hand is at its edge; the same where it is not, or can run no further. */
export function runOn(frame: Frame, point: Point): Frame {
  if (!inside(frame, point)) return frame;
  const scrollLeft = pulled(frame.scrollLeft, pull(point.x, frame.left + NAME, frame.left + frame.width), frame.mostLeft);
  const scrollTop = pulled(frame.scrollTop, pull(point.y, frame.top + HEAD, frame.top + frame.height), frame.mostTop);
  return scrollLeft === frame.scrollLeft && scrollTop === frame.scrollTop ? frame : { ...frame, scrollLeft, scrollTop };
}

const pulled = (at: number, by: number, most: number): number => (by === 0 ? at : Math.min(Math.max(at + by, 0), most));

export type Ground = { engineers: readonly string[]; scale: Scale };

/** The place under a point, for something taken `grip` pixels from its beginning; by five minutes where it is wanted exact. */
export function spotUnder({ engineers, scale }: Ground, frame: Frame, point: Point, load: Load, grip: number, exact: boolean): Spot | undefined {
  const found = under(frame, point, engineers.length);
  const engineer = engineers[found?.row ?? -1];
  if (found === undefined || engineer === undefined) return undefined;
  const minutes = exact ? FINE : COARSE;
  const x = found.x - grip;
  const own = load.kind === 'visit' && load.how === 'move' ? ownSpot(load.visit) : undefined;
  const stays = own !== undefined && Math.abs(xOf(scale, own.from) - x) < STILL_PX;
  return spotAt(load, engineer, stays ? own.from : snapped(atX(scale, x), minutes), minutes);
}

/** So near to where it was taken from it is still there: who only changes the engineer keeps an odd minute. */
const STILL_PX = 6;

/** How many pixels into what is held the hand took hold. */
export function gripOf(frame: Frame, scale: Scale, point: Point, load: Load): number {
  if (load.kind === 'order') return 0;
  const x = point.x - frame.left + frame.scrollLeft - NAME;
  return x - xOf(scale, Date.parse(load.how === 'move' ? load.visit.starts_at : load.visit.ends_at));
}
