import { useEffect, useRef } from 'react';

import type { BoardVisit } from '../types';
import type { Held, Load } from './carry';
import { DragLoop, type Hand } from './drag-loop';

/** A press becomes a hold once a mouse has moved so far; a finger has to rest so long first, or it scrolls. */
const MOVED_PX = 4;
const RESTED_MS = 400;
const STRAYED_PX = 10;

type Options = Hand & {
  /** What a press on this element would take, if anything. */
  loadOf: (pressed: Element) => Load | undefined;
  onDrop: (held: Held) => void;
  /** A visit was let go over the list of what waits. */
  onBack: (visit: BoardVisit) => void;
};

type Press = { id: number; taken: Element; x: number; y: number; load: Load; loop: DragLoop | undefined; timer: ReturnType<typeof setTimeout> | undefined };

/** Taking things by mouse, pen or finger: one hold at a time, put back by Escape or where the pointer is lost. */
export function useDrag(options: Options): void {
  const present = useRef(options);
  useEffect(() => {
    present.current = options;
  });
  const { layers } = options;

  useEffect(() => {
    const element = layers.root;
    if (element === null) return;
    const stop = new AbortController();
    const { signal } = stop;
    let press: Press | undefined;

    const begin = (): void => {
      if (press === undefined || press.loop) return;
      clearTimeout(press.timer);
      press.loop = new DragLoop({ ...present.current, ground: () => present.current.ground() }, press.load, press); // rows may come and go under the hand
      press.taken.setPointerCapture(press.id); // its own cursor, wherever the pointer goes: another one for the page would have all of it styled anew
      getSelection()?.removeAllRanges();
    };

    const end = (drop: boolean): void => {
      if (press === undefined) return;
      clearTimeout(press.timer);
      const { loop } = press;
      press = undefined;
      if (loop === undefined) return;
      if (drop) loop.settle();
      loop.stop();
      const { carry, onBack, onDrop } = present.current;
      const held = carry.held();
      if (drop && held !== undefined) {
        if (loop.back && held.load.kind === 'visit') onBack(held.load.visit);
        else if (held.spot) onDrop(held);
      }
      // it stands in its new place already: what showed it in the hand is rendered anew by itself, for both together would be felt
      setTimeout(() => carry.drop());
    };

    const down = (event: PointerEvent): void => {
      if (press !== undefined || !event.isPrimary || event.button !== 0 || !(event.target instanceof Element)) return;
      const load = present.current.carry.held() ? undefined : present.current.loadOf(event.target);
      if (load === undefined) return;
      press = { id: event.pointerId, taken: event.target, x: event.clientX, y: event.clientY, load, loop: undefined, timer: event.pointerType === 'touch' ? setTimeout(begin, RESTED_MS) : undefined };
    };

    const move = (event: PointerEvent): void => {
      if (press?.id !== event.pointerId) return;
      const far = Math.hypot(event.clientX - press.x, event.clientY - press.y);
      if (press.loop === undefined && event.pointerType === 'touch' && far > STRAYED_PX) {
        end(false);
        return;
      }
      if (press.loop === undefined && event.pointerType !== 'touch' && far > MOVED_PX) begin();
      press.loop?.move({ x: event.clientX, y: event.clientY }, event.altKey);
    };

    const up = (event: PointerEvent): void => {
      if (press?.id !== event.pointerId) return;
      if (press.loop) swallowClick();
      end(true);
    };

    const keys = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || press?.loop === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      addEventListener('pointerup', swallowClick, { capture: true, once: true }); // the button is still down
      end(false);
    };

    const scroll = ({ target }: Event): void => {
      if (press?.loop && target === present.current.layers.box && target instanceof Element) press.loop.scrolled(target.scrollLeft, target.scrollTop);
    };

    element.addEventListener('pointerdown', down, { signal });
    element.addEventListener('dragstart', (event) => event.preventDefault(), { signal }); // the browser's own dragging of links
    element.addEventListener('touchmove', (event) => press?.loop && event.preventDefault(), { signal, passive: false });
    element.addEventListener('contextmenu', (event) => press?.loop && event.preventDefault(), { signal }); // a long press asks for one
    element.addEventListener('scroll', scroll, { signal, capture: true, passive: true });
    addEventListener('pointermove', move, { signal, passive: true });
    addEventListener('pointerup', up, { signal });
    addEventListener('pointercancel', () => end(false), { signal });
    addEventListener('blur', () => end(false), { signal });
    addEventListener('keydown', keys, { signal, capture: true });
    return () => {
      end(false);
      stop.abort();
    };
  }, [layers]);
}

/** Letting go is no press on what lies below. */
function swallowClick(): void {
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener('click', swallow, { capture: true }));
}
