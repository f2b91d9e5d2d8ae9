import type { StyleImageMetadata } from 'maplibre-gl';

import { palettes, type Colour, type Mode } from '../theme';

type Shape = { round: boolean; fill: Colour; rim: Colour; halo?: Colour; /** A second ring around it: told by a phone; broken once it was long ago. */ ring?: 'whole' | 'broken' };
export type Picture = { image: ImageData; options: Partial<StyleImageMetadata> };

/** Twice as fine as a pixel, for screens that show it. */
const RATIO = 2;
const SIGN = 28;
const BADGE = 22;

const RIMS: Record<string, Colour> = { us: 'usMark', hand: 'handMark', done: 'doneMark', stop: 'stopMark', other: 'otherLine', live: 'handMark', old: 'otherLine' };
const RINGS = { live: { ring: 'whole' }, old: { ring: 'broken' } } as const;

/** What a sign looks like by its name, such as `engineer-hand` or `order-1-chosen`: what waits is filled, what is planned only rimmed. */
export function shapeOf(name: string): Shape | undefined {
  const [, kind, which = '', chosen] = /^(engineer|order|visit)-(\w+?)(-chosen)?$/.exec(name) ?? [];
  if (kind === 'engineer') {
    const ring = which === 'live' || which === 'old' ? RINGS[which] : {};
    return chosen ? { round: true, fill: 'accent', rim: 'surface', halo: 'accentLine', ...ring } : { round: true, fill: 'surface', rim: RIMS[which] ?? 'otherLine', ...ring };
  }
  if (kind === undefined) return undefined;
  if (which === 'done') return chosen ? { round: true, fill: 'done', rim: 'surface', halo: 'doneMark' } : { round: false, fill: 'doneSoft', rim: 'doneMark' };
  const ink = (['p0', 'p1', 'p2', 'p3'] as const)[Number(which)] ?? 'p3';
  if (chosen) return { round: true, fill: ink, rim: 'surface', halo: ink };
  return { round: false, fill: kind === 'order' ? ink : 'surface', rim: ink };
}

function canvas(size: number): CanvasRenderingContext2D | null {
  const element = document.createElement('canvas');
  element.width = element.height = size * RATIO;
  const pen = element.getContext('2d');
  pen?.scale(RATIO, RATIO);
  return pen;
}

function outline(pen: CanvasRenderingContext2D, middle: number, width: number, height: number, round: boolean): void {
  pen.beginPath();
  if (round) pen.arc(middle, middle, width / 2, 0, 2 * Math.PI);
  else pen.roundRect(middle - width / 2, middle - height / 2, width, height, 4);
}

function sign(shape: Shape, mode: Mode): ImageData | undefined {
  const pen = canvas(SIGN);
  if (pen === null) return undefined;
  const colour = palettes[mode];
  const middle = SIGN / 2;
  if (shape.halo) {
    pen.globalAlpha = 0.3;
    pen.fillStyle = colour[shape.halo];
    outline(pen, middle, SIGN, SIGN, true);
    pen.fill();
    pen.globalAlpha = 1;
  }
  if (shape.ring) {
    outline(pen, middle, SIGN - 2, SIGN - 2, true);
    pen.fillStyle = colour.surface;
    pen.fill();
    pen.setLineDash(shape.ring === 'broken' ? [3, 3] : []);
    pen.lineWidth = 1.5;
    pen.strokeStyle = colour[shape.halo ?? shape.rim];
    pen.stroke();
    pen.setLineDash([]);
  }
  outline(pen, middle, shape.round ? BADGE - (shape.ring ? 2 : 0) : BADGE + 2, shape.round ? BADGE : BADGE - 4, shape.round);
  pen.fillStyle = colour[shape.fill];
  pen.fill();
  pen.lineWidth = shape.round ? 2 : 1;
  pen.strokeStyle = colour[shape.rim];
  pen.stroke();
  return pen.getImageData(0, 0, SIGN * RATIO, SIGN * RATIO);
}

const LABEL = 20;
const EDGE = 8;

/** A box that grows with the words in it. */
function label(mode: Mode): Picture | undefined {
  const pen = canvas(LABEL);
  if (pen === null) return undefined;
  outline(pen, LABEL / 2, LABEL - 1, LABEL - 1, false);
  pen.fillStyle = palettes[mode].float;
  pen.fill();
  pen.strokeStyle = palettes[mode].line2;
  pen.stroke();
  const [from, until] = [EDGE * RATIO, (LABEL - EDGE) * RATIO];
  return {
    image: pen.getImageData(0, 0, LABEL * RATIO, LABEL * RATIO),
    options: { pixelRatio: RATIO, stretchX: [[from, until]], stretchY: [[from, until]], content: [6 * RATIO, 3 * RATIO, (LABEL - 6) * RATIO, (LABEL - 3) * RATIO] },
  };
}

/** The picture of this name in the theme's colours; nothing for a name that is not ours. */
export function pictureOf(name: string, mode: Mode): Picture | undefined {
  if (name === 'label') return label(mode);
  const shape = shapeOf(name);
  const image = shape && sign(shape, mode);
  return image && { image, options: { pixelRatio: RATIO } };
}
