import { useEffect, useRef, useState } from 'react';

import { ownSpot, type Carry, type Held, type Load, type Spot } from '../carry/carry';
import { bubbleAt, placeSpot, type Hand } from '../carry/drag-loop';
import { useHeld } from '../carry/use-held';
import { elementOf, type Cell } from '../gantt/gantt';
import { HEAD, NAME, ROW } from '../gantt/measures';
import { xOf } from '../geometry/scale';
import { towards } from '../geometry/view';
import { movable, type Row } from '../rows';
import type { BoardVisit } from '../types';
import { useWindowKeys } from './use-window-keys';
import { carried, standing, walked } from './walk';

type Options = { hand: Hand; rows: Row[]; mayMove: boolean; /** What is being written: it is not taken up again before it is. */ saving: ReadonlyMap<string, unknown>; onDrop: (held: Held) => void; onOpen: (visit: string) => void; onTakeOff: (visit: BoardVisit) => void; say: (text: string) => void; stuck: (visit: BoardVisit) => string };

/** The board by keys alone: arrows walk, Enter takes up and puts down, arrows carry, Escape puts back. */
export function useGridKeys({ hand, rows, mayMove, saving, onDrop, onOpen, onTakeOff, say, stuck }: Options) {
  const { carry, layers } = hand;
  const [walkedTo, setCell] = useState<Cell>();
  const cell = standing(rows, walkedTo);
  const wanted = useRef(false);
  /** A cell has the focus; it keeps having it where that cell leaves the page. */
  const inside = useRef(false);
  const carrying = useHeld(carry, (held) => held?.by === 'keys');

  useEffect(() => {
    const lost = inside.current && document.activeElement === document.body;
    if (!(wanted.current || lost) || cell === undefined) return;
    const element = elementOf(layers.box, cell);
    if (element === null) return;
    wanted.current = false;
    element.focus({ preventScroll: true });
  });

  const focused = (to: Cell): void => {
    inside.current = true;
    setCell(to);
  };
  const left = (): void => void (inside.current = false);

  /** Goes there, and has it seen. */
  function go(to: Cell): void {
    const row = rows.findIndex((one) => one.engineer.key === to.engineer);
    const placed = rows[row]?.placed.find((one) => one.visit.key === to.visit);
    reveal(hand, row, placed ?? undefined);
    wanted.current = true;
    setCell(to);
  }

  function walk(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element) || !layers.box?.contains(event.target) || carry.held() !== undefined) return false;
    const here = cell ?? { engineer: rows[0]?.engineer.key ?? '', visit: '' };
    if (['Enter', ' ', 'Backspace', 'Delete'].includes(event.key)) return takeUp(here, event.key);
    const to = event.shiftKey ? undefined : walked(rows, here, event.key);
    if (to) go(to);
    return to !== undefined;
  }

  function takeUp({ engineer, visit: key }: Cell, pressed: string): boolean {
    const row = rows.find((one) => one.engineer.key === engineer);
    const found = row?.placed.find((one) => one.visit.key === key);
    if (found === undefined) return pressed === ' ' || pressed === 'Enter'; // a row's head: neither scrolls, nor sends whom the chosen order waits for
    if (pressed === ' ') onOpen(key);
    else if (!mayMove || found.mate || saving.has(key) || !movable(found.visit)) say(stuck(found.visit));
    else if (pressed !== 'Enter') onTakeOff(found.visit);
    else lift({ kind: 'visit', visit: found.visit, how: 'move' }, ownSpot(found.visit));
    return true;
  }

  /** Takes something up by keys, over this place to begin with. */
  function lift(load: Load, spot: Spot | undefined): void {
    if (spot === undefined) return;
    carry.take(load, 'keys', spot);
    layers.box?.focus({ preventScroll: true });
    draw(spot);
  }

  function draw(spot: Spot): void {
    const row = hand.ground().engineers.indexOf(spot.engineer);
    reveal(hand, row, spot);
    layers.show({ slot: true, ghost: false });
    placeSpot(hand, spot);
    const { box, bubble } = layers;
    if (box === null || bubble === null) return;
    const { left, top } = box.getBoundingClientRect();
    const x = left + NAME + xOf(hand.ground().scale, spot.from) - box.scrollLeft;
    bubble.style.transform = bubbleAt({ x, y: top + HEAD + (row + 1) * ROW - box.scrollTop - ROW / 2 });
  }

  function bear(event: KeyboardEvent): boolean {
    const spot = carry.held()?.spot;
    if (spot === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === 'Escape' || event.key === 'Enter') putDown(carry, event.key === 'Enter');
    else {
      const to = carried(spot, event.key, event.shiftKey, hand.ground().engineers);
      if (to === undefined) return event.key === 'Tab'; // the focus stays with what is held
      carry.over(to);
      draw(to);
    }
    return true;
  }

  function putDown(of: Carry, drop: boolean): void {
    const held = of.drop();
    layers.show({ slot: false, ghost: false });
    if (held?.spot === undefined) return;
    const key = held.load.kind === 'visit' ? held.load.visit.key : held.load.order.key;
    const own = held.load.kind === 'visit' ? ownSpot(held.load.visit) : undefined;
    wanted.current = true;
    setCell(drop ? { engineer: held.spot.engineer, visit: key } : { engineer: own?.engineer ?? held.spot.engineer, visit: own ? key : '' });
    if (drop) onDrop(held);
  }

  useWindowKeys(!carrying, walk);
  useWindowKeys(carrying, bear);
  return { cell, focused, left, lift, go };
}

/** Scrolls the board so that this row and this time of it are seen. */
function reveal({ layers, ground }: Hand, row: number, span: { from: number; until: number } | undefined): void {
  const { box } = layers;
  if (box === null || row < 0) return;
  box.scrollTop += towards(HEAD + row * ROW - box.scrollTop, HEAD + (row + 1) * ROW - box.scrollTop, HEAD, box.clientHeight || Infinity);
  if (span === undefined) return;
  const { scale } = ground();
  box.scrollLeft += towards(NAME + xOf(scale, span.from) - box.scrollLeft, NAME + xOf(scale, span.until) - box.scrollLeft, NAME, box.clientWidth || Infinity);
}
