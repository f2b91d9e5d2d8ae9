import { HEAD, NAME, ROW } from '../gantt/measures';
import { xOf, type Scale } from '../geometry/scale';
import { towards } from '../geometry/view';
import type { Row } from '../rows';

/** Scrolls the timetable so that this engineer's row, or this visit, is seen. */
export function reveal(box: HTMLElement | null, rows: readonly Row[], scale: Scale, what: { engineer?: string; visit?: string }): void {
  const row = rows.findIndex((one) => one.engineer.key === what.engineer || one.placed.some((placed) => placed.visit.key === what.visit));
  if (box === null || row < 0) return;
  box.scrollTop += towards(HEAD + row * ROW - box.scrollTop, HEAD + (row + 1) * ROW - box.scrollTop, HEAD, box.clientHeight || Infinity);
  const placed = rows[row]?.placed.find((one) => one.visit.key === what.visit);
  if (placed) box.scrollLeft += towards(NAME + xOf(scale, placed.from) - box.scrollLeft, NAME + xOf(scale, placed.until) - box.scrollLeft, NAME, box.clientWidth || Infinity);
}
