import type { Layers } from '../gantt/layers';
import { NAME, ROW } from '../gantt/measures';
import { xOf } from '../geometry/scale';
import type { Carry, Load, Spot } from './carry';
import { amid, gripOf, inside, runOn, spotUnder, type Box, type Frame, type Ground, type Point } from './place';

export type Hand = { carry: Carry; layers: Layers; ground: () => Ground; times: (spot: Spot) => string };

/** Beside the pointer, and on its other side from here on. */
const BESIDE_PX = 18;
const BUBBLE_PX = 360;

/**
 * One hold, from taking to letting go. The board is measured once; after that each frame writes transforms and reads no
 * layout, and React hears only that the thing is over another place.
 */
export class DragLoop {
  #frame: Frame;
  #point: Point;
  #exact = false;
  /** Taken on the board, or brought well onto it: on its way in from the list it crosses an edge without meaning it. */
  #runs: boolean;
  #asked = 0;
  readonly #grip: number;
  /** Where a visit can be put back on the list, if this is one. */
  readonly #list: Box | undefined;
  #back = false;

  constructor(
    private readonly hand: Hand,
    private readonly load: Load,
    taken: Point,
  ) {
    this.#frame = measured(hand.layers);
    this.#point = taken;
    this.#runs = load.kind === 'visit';
    this.#list = load.kind === 'visit' && load.how === 'move' ? hand.layers.list?.getBoundingClientRect() : undefined;
    this.#grip = gripOf(this.#frame, hand.ground().scale, taken, load);
    hand.carry.take(load, 'hand');
    // not in the frame that renders what is taken: each of the two is short, both together would be felt
    this.#asked = requestAnimationFrame(() => (this.#asked = requestAnimationFrame(this.#draw)));
  }

  /** The pointer is elsewhere: drawn with the next frame, however often it is told until then. */
  move(point: Point, exact: boolean): void {
    this.#point = point;
    this.#exact = exact;
    this.#next();
  }

  /** The board was scrolled by a wheel under the hand. */
  scrolled(scrollLeft: number, scrollTop: number): void {
    this.#frame = { ...this.#frame, scrollLeft, scrollTop };
    this.#next();
  }

  stop(): void {
    cancelAnimationFrame(this.#asked);
    this.#asked = 0;
    this.hand.layers.show({ slot: false, ghost: false });
    this.hand.layers.offer(false);
  }

  /** Whether it is over the list of what waits. */
  get back(): boolean {
    return this.#back;
  }

  /** What is drawn now, without waiting for a frame: before it is let go. */
  settle(): void {
    cancelAnimationFrame(this.#asked);
    this.#draw();
    cancelAnimationFrame(this.#asked);
  }

  #next(): void {
    if (this.#asked === 0) this.#asked = requestAnimationFrame(this.#draw);
  }

  readonly #draw = (): void => {
    this.#asked = 0;
    const before = this.#frame;
    this.#runs ||= amid(before, this.#point);
    if (this.#runs) this.#frame = runOn(before, this.#point);
    if (this.#frame !== before) this.#run();
    this.#float();
    this.#back = this.#list !== undefined && inside(this.#list, this.#point);
    this.hand.layers.offer(this.#back);
    const spot = spotUnder(this.hand.ground(), this.#frame, this.#point, this.load, this.#grip, this.#exact);
    if (spot) placeSpot(this.hand, spot);
    this.hand.layers.show({ slot: spot !== undefined, ghost: true });
    this.hand.carry.over(spot);
  };

  #run(): void {
    this.hand.layers.scroll(this.#frame.scrollLeft, this.#frame.scrollTop);
    this.#next();
  }

  #float(): void {
    const { x, y } = this.#point;
    const resizing = this.load.kind === 'visit' && this.load.how === 'resize';
    this.hand.layers.float(`translate(${x - (resizing ? 0 : this.#grip)}px, ${y + ROW / 4}px)`, bubbleAt({ x, y }));
  }
}

/** A bubble stands below its point, to the right; above it, or to the left, where there is no room. */
export function bubbleAt({ x, y }: Point, width = innerWidth, height = innerHeight): string {
  const left = x + BESIDE_PX + BUBBLE_PX > width ? x - BESIDE_PX - BUBBLE_PX : x + BESIDE_PX;
  const above = y > height * 0.6;
  return `translate(${Math.max(BESIDE_PX, left)}px, ${above ? y - BESIDE_PX : y + 2 * BESIDE_PX}px)${above ? ' translateY(-100%)' : ''}`;
}

/** Puts the slot over a place. */
export function placeSpot({ layers, ground, times }: Pick<Hand, 'layers' | 'ground' | 'times'>, spot: Spot): void {
  const { engineers, scale } = ground();
  const left = xOf(scale, spot.from);
  layers.place({ left: NAME + left, width: xOf(scale, spot.until) - left, top: Math.max(0, engineers.indexOf(spot.engineer)) * ROW, text: times(spot) });
}

function measured({ box }: Layers): Frame {
  const element = box;
  if (element === null) return { left: 0, top: 0, width: 0, height: 0, scrollLeft: 0, scrollTop: 0, mostLeft: 0, mostTop: 0 };
  const { left, top } = element.getBoundingClientRect();
  const { clientWidth: width, clientHeight: height, scrollLeft, scrollTop, scrollWidth, scrollHeight } = element;
  return { left, top, width, height, scrollLeft, scrollTop, mostLeft: Math.max(0, scrollWidth - width), mostTop: Math.max(0, scrollHeight - height) };
}
