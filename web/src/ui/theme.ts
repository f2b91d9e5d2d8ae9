/**
 * Every colour and every size of the product; nothing else may write one (a test reads the style sheets).
 * They reach style sheets as CSS variables (`usSoft` is `--us-soft`) and antd as its theme.
 */
export type Mode = 'light' | 'dark';

const light = {
  // surfaces: neutral
  ground: '#f4f5f6',
  surface: '#ffffff',
  sunken: '#f1f3f4',
  hover: '#f5f7f7',
  float: '#ffffff',
  line: '#e3e6e9',
  line2: '#cfd5da',
  fieldLine: '#858f99',
  ink: '#15191d',
  ink2: '#454e58',
  ink3: '#5f6973',
  // the one accent: what can be pressed or is selected
  accent: '#0b6e6e',
  accentHover: '#095c5c',
  onAccent: '#ffffff',
  accentSoft: '#e4f1f0',
  accentLine: '#93c5c1',
  // priority
  p0: '#c8102e',
  onP0: '#ffffff',
  p1: '#b45309',
  p1Soft: '#fcf1e4',
  p2: '#2454b8',
  p2Soft: '#ebf0fa',
  p3: '#5b6472',
  // state families: waiting for us, in hands, waiting for others, done, stopped
  us: '#80560a',
  usSoft: '#fdf3d9',
  usMark: '#d5930f',
  hand: '#0d5a80',
  handSoft: '#e4f0f7',
  handMark: '#2a86b4',
  handSolid: '#1d6d96',
  onHand: '#ffffff',
  other: '#58626c',
  otherLine: '#939da6',
  done: '#1d6a3c',
  doneSoft: '#e6f3ea',
  doneMark: '#3c9a61',
  stop: '#5b646d',
  stopSoft: '#eff1f3',
  stopMark: '#98a1a9',
  // the clock
  warn: '#8a4a04',
  warnSoft: '#fdefd6',
  warnMark: '#dd8a1c',
  bad: '#b30d29',
  badSoft: '#fdecee',
  badLine: '#f0a9b3',
  badMark: '#c8102e',
  onBad: '#ffffff',
  run: '#8fa3ad',
  pauseA: '#d8dde1',
  pauseB: '#f1f3f4',
  // an internal note is on paper of its own
  note: '#fbf6e8',
  noteLine: '#e8dcb8',
  noteInk: '#6b5514',
  // what floats above the page in ink
  strip: '#15191d',
  onStrip: '#ffffff',
  shadow: '0 1px 2px rgb(16 24 32 / .06), 0 8px 24px rgb(16 24 32 / .14)',
};

export type Palette = typeof light;
export type Colour = Exclude<keyof Palette, 'shadow'>;

const dark: Palette = {
  ground: '#0f1214',
  surface: '#171b1e',
  sunken: '#1e2327',
  hover: '#1c2124',
  float: '#20262a',
  line: '#2a3035',
  line2: '#3b444a',
  fieldLine: '#6f7a83',
  ink: '#e8ebed',
  ink2: '#b6bec5',
  ink3: '#97a1aa',
  accent: '#3fb8ae',
  accentHover: '#59c8bf',
  onAccent: '#05201e',
  accentSoft: '#15312f',
  accentLine: '#2a6a65',
  p0: '#ff7b88',
  onP0: '#2b060b',
  p1: '#f5a55a',
  p1Soft: '#3a2812',
  p2: '#8fb4ff',
  p2Soft: '#1d2a45',
  p3: '#a7b0bd',
  us: '#e8bd62',
  usSoft: '#352a11',
  usMark: '#d9a12f',
  hand: '#86c4e6',
  handSoft: '#14303f',
  handMark: '#4ba3cf',
  handSolid: '#4ba3cf',
  onHand: '#03202e',
  other: '#a3adb6',
  otherLine: '#6b757e',
  done: '#86cf9f',
  doneSoft: '#15301f',
  doneMark: '#4fa873',
  stop: '#a3adb6',
  stopSoft: '#262c31',
  stopMark: '#6b757e',
  warn: '#f3b465',
  warnSoft: '#3a2a10',
  warnMark: '#e09a35',
  bad: '#ff8c98',
  badSoft: '#40171e',
  badLine: '#80313d',
  badMark: '#ff7b88',
  onBad: '#2b060b',
  run: '#71848f',
  pauseA: '#363e44',
  pauseB: '#23292d',
  note: '#272214',
  noteLine: '#4a4022',
  noteInk: '#dcc37c',
  strip: '#323b42',
  onStrip: '#e8ebed',
  shadow: '0 0 0 1px rgb(255 255 255 / .06), 0 12px 32px rgb(0 0 0 / .6)',
};

export const palettes: Record<Mode, Palette> = { light, dark };

const SURFACES: Colour[] = ['ground', 'surface', 'sunken', 'hover', 'float', 'accentSoft'];

/** Every text colour with every ground it may stand on; a test computes their contrast in both themes. */
export const textOnGround: [text: Colour, grounds: Colour[]][] = [
  ['ink', [...SURFACES, 'note']],
  ['ink2', [...SURFACES, 'note', 'line']],
  ['ink3', ['ground', 'surface', 'sunken', 'hover', 'float']],
  ['accent', [...SURFACES, 'note']],
  ['accentHover', ['surface', 'ground', 'sunken']],
  ['onAccent', ['accent', 'accentHover']],
  ['onP0', ['p0']],
  ['p1', ['p1Soft']],
  ['p2', ['p2Soft']],
  ['p3', ['surface', 'hover', 'accentSoft']],
  ['us', ['usSoft']],
  ['hand', ['handSoft']],
  ['onHand', ['handSolid']],
  ['other', ['surface', 'hover', 'accentSoft']],
  ['done', ['doneSoft', 'surface', 'hover', 'accentSoft']],
  ['stop', ['stopSoft']],
  ['warn', ['warnSoft', 'surface', 'ground']],
  ['bad', ['badSoft', 'surface', 'ground', 'accentSoft']],
  ['onBad', ['badMark']],
  ['noteInk', ['note']],
  ['onStrip', ['strip']],
];

const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Segoe UI", sans-serif';
const MONO = 'ui-monospace, "Cascadia Mono", "Source Code Pro", Menlo, monospace';

/** Five type steps (size/line), three weights, a 4 px grid, and the few fixed measures of the console's frame. */
export const sizes = {
  t1: '12px/16px',
  t2: '13px/18px',
  t3: '14px/20px',
  t4: '16px/24px',
  t5: '20px/28px',
  w1: '400',
  w2: '500',
  w3: '600',
  s1: '4px',
  s2: '8px',
  s3: '12px',
  s4: '16px',
  s5: '20px',
  s6: '24px',
  s8: '32px',
  s12: '48px',
  r: '6px',
  rS: '4px',
  rRound: '10px',
  hair: '1px',
  rule: '2px',
  dot: '8px',
  bar: '6px',
  chip: '20px',
  control: '32px',
  controlS: '28px',
  touch: '44px',
  row: '32px',
  rowRoomy: '40px',
  top: '48px',
  rail: '208px',
  railMini: '56px',
  list: '272px',
  context: '320px',
  sheet: '440px',
  card: '360px',
  column: '720px',
  font: FONT,
  mono: MONO,
};

/** Where a door's frame differs: the portal is read by people who seldom come; both it and the field are pressed with a thumb. */
const frames: Record<string, Partial<typeof sizes>> = {
  field: { t1: '13px/18px', t2: '14px/20px', t3: '16px/24px', t4: '20px/28px', t5: '28px/36px', control: '48px', controlS: '48px', touch: '52px', top: '56px' },
  portal: { t1: '13px/18px', t2: '14px/22px', t3: '16px/26px', t4: '18px/26px', t5: '26px/36px', control: '44px', controlS: '44px', touch: '52px' },
};

/** `usSoft` → `us-soft`, `ink2` → `ink-2`, `p0` stays. */
const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/([a-z]{2,})(\d)/, '$1-$2');

const declarations = (values: Record<string, string>): string =>
  Object.entries(values)
    .map(([name, value]) => `  --${kebab(name)}: ${value};`)
    .join('\n');

/** The tokens as a style sheet: light, dark when the system asks for it, and either when the person chose it. */
export function tokensAsCss(): string {
  const night = `color-scheme: dark;\n${declarations(dark)}`;
  return [
    `:root {\ncolor-scheme: light;\n${declarations(light)}\n${declarations(sizes)}\n}`,
    `@media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { ${night} } }`,
    `:root[data-theme="dark"] { ${night} }`,
    ...Object.entries(frames).map(([name, values]) => `:root[data-frame="${name}"] {\n${declarations(values)}\n}`),
    '@media (pointer: coarse) { :root { --row: 44px; --control: 40px; --control-s: 36px; } }',
  ].join('\n');
}
