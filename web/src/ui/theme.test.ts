import { describe, expect, test } from 'vitest';

import { palettes, textOnGround, tokensAsCss, type Mode } from './theme';

const MODES: Mode[] = ['light', 'dark'];

/** WCAG 2.2 relative luminance of #rrggbb. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

describe.each(MODES)('in the %s theme', (mode) => {
  const pairs = textOnGround.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const));

  test.each(pairs)('%s can be read on %s', (text, ground) => {
    expect(contrast(palettes[mode][text], palettes[mode][ground])).toBeGreaterThanOrEqual(4.5);
  });

  test('the edge of a field stands out from its ground', () => {
    expect(contrast(palettes[mode].fieldLine, palettes[mode].surface)).toBeGreaterThanOrEqual(3);
  });
});

test('the contrast formula agrees with the standard at its ends', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#777777')).toBe(1);
});

test('tokens reach the style sheets under their own names', () => {
  const css = tokensAsCss();
  for (const name of ['--us-soft:', '--ink-2:', '--line-2:', '--on-p0:', '--p1-soft:', '--t5:', '--s12:', '--r-s:']) {
    expect(css).toContain(name);
  }
});
