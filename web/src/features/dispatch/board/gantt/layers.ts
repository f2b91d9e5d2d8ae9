type Layer = HTMLElement | null;

/** The ground is as wide as this and scaled to what it stands for. */
export const FILL_PX = 100;

/**
 * What a hand moves about: elements that are always there, hidden, so that beginning to drag renders nothing. Each takes
 * its element by a function, for nothing of this is React's to know.
 */
export class Layers {
  root: Layer = null;
  box: Layer = null;
  bubble: Layer = null;
  list: Layer = null;
  #slot: Layer = null;
  #fill: Layer = null;
  #time: Layer = null;
  #mark: Layer = null;
  #ghost: Layer = null;

  /** The page, in which something can be taken. */
  readonly isRoot = (element: Layer): void => void (this.root = element);
  /** The board, as far as it scrolls. */
  readonly isBox = (element: Layer): void => void (this.box = element);
  /** What waits for somebody: a visit can be put back on it. */
  readonly isList = (element: Layer): void => void (this.list = element);
  /** What the server says, beside the pointer. */
  readonly isBubble = (element: Layer): void => void (this.bubble = element);
  /** Where what is held would come to stand; its ground, that is only scaled, so that moving an end lays nothing out; its times. */
  readonly isSlot = (element: Layer): void => void (this.#slot = element);
  readonly isFill = (element: Layer): void => void (this.#fill = element);
  readonly isTime = (element: Layer): void => void (this.#time = element);
  /** The row it would come to stand in. */
  readonly isMark = (element: Layer): void => void (this.#mark = element);
  /** What is under the pointer. */
  readonly isGhost = (element: Layer): void => void (this.#ghost = element);

  /** Puts the slot where it belongs, in pixels of the board's body; by transforms alone. */
  place({ left, width, top, text }: { left: number; width: number; top: number; text: string }): void {
    if (this.#slot) this.#slot.style.transform = `translate(${left}px, ${top}px)`;
    if (this.#fill) this.#fill.style.transform = `scaleX(${width / FILL_PX})`;
    if (this.#time) this.#time.textContent = text;
    if (this.#mark) this.#mark.style.transform = `translateY(${top}px)`;
  }

  /** Puts what floats where the pointer is. */
  float(ghost: string, bubble: string): void {
    if (this.#ghost) this.#ghost.style.transform = ghost;
    if (this.bubble) this.bubble.style.transform = bubble;
  }

  show(what: { slot: boolean; ghost: boolean }): void {
    for (const layer of [this.#slot, this.#mark]) if (layer) layer.dataset['shown'] = String(what.slot);
    if (this.#ghost) this.#ghost.dataset['shown'] = String(what.ghost);
  }

  /** Whether letting go would put it back on the list. */
  offer(back: boolean): void {
    if (this.list && this.list.dataset['back'] !== String(back)) this.list.dataset['back'] = String(back);
  }

  /** Scrolls the board; measured is nothing. */
  scroll(left: number, top: number): void {
    if (this.box === null) return;
    this.box.scrollLeft = left;
    this.box.scrollTop = top;
  }
}
