import type { ReactNode } from 'react';

/** Line drawings on a 24 grid, drawn for this product. Decorative: the words beside them, or a label, say the same. */
const PATHS = {
  star: <path d="m12 3.75 2.6 5.25 5.8.85-4.2 4.1 1 5.8-5.2-2.75-5.2 2.75 1-5.8-4.2-4.1 5.8-.85z" />,
  home: <path d="M4 11 12 4.250 20 11v9h-5.500v-5.500h-5V20H4z" />,
  list: <path d="M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01" />,
  empty: <circle cx="12" cy="12" r="7.5" strokeDasharray="3 3.3" />,
  inbox: <path d="M3.5 13h5l1.75 2.75h3.5L15.5 13h5M6 5h12l2.5 8v6h-17v-6z" />,
  alarm: (
    <>
      <circle cx="12" cy="13" r="7.5" />
      <path d="M12 9v4l2.5 2M4 5.5 6.5 3.5M20 5.5l-2.5-2" />
    </>
  ),
  left: <path d="m14.5 6-6 6 6 6" />,
  right: <path d="m9.5 6 6 6-6 6" />,
  down: <path d="m6 9.5 6 6 6-6" />,
  up: <path d="m6 14.5 6-6 6 6" />,
  upload: <path d="M12 15.5V4.5M7.5 9 12 4.500 16.500 9M4.500 15v4.500h15V15" />,
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  pause: <path d="M9 6.5v11M15 6.5v11" />,
  lock: (
    <>
      <rect x="5" y="11" width="14" height="9" rx="2" />
      <path d="M8.5 11V8a3.5 3.5 0 0 1 7 0v3" />
    </>
  ),
  copy: (
    <>
      <rect x="9" y="9" width="11" height="11" rx="2" />
      <path d="M5 15V6a2 2 0 0 1 2-2h8" />
    </>
  ),
  eye: (
    <>
      <path d="M2.5 12C5 7.7 8.2 5.5 12 5.5s7 2.2 9.5 6.5c-2.5 4.3-5.7 6.5-9.5 6.5S5 16.3 2.5 12z" />
      <circle cx="12" cy="12" r="2.75" />
    </>
  ),
  user: (
    <>
      <circle cx="12" cy="8" r="3.75" />
      <path d="M4.5 20c.8-4 3.6-6 7.5-6s6.7 2 7.5 6" />
    </>
  ),
  cube: <path d="m12 3.5 7.5 4.25v8.5L12 20.5l-7.5-4.25v-8.5zM4.5 7.75 12 12l7.5-4.25M12 12v8.5" />,
  truck: (
    <>
      <path d="M3 6.5h11V17H3zM14 10h3.5L21 13.25V17h-7z" />
      <circle cx="7.5" cy="17.5" r="1.9" />
      <circle cx="17.25" cy="17.5" r="1.9" />
    </>
  ),
  note: <path d="M6 3.5h12v17H6zM9 8h6M9 12h6M9 16h3" />,
  sort: <path d="M7.5 4.5v15M4 16l3.5 3.5L11 16M14 6.5h6.5M14 12h4.5M14 17.5h2.5" />,
  keyboard: (
    <>
      <rect x="2.5" y="6" width="19" height="12" rx="2" />
      <path d="M6.5 10h.01M10.2 10h.01M13.8 10h.01M17.5 10h.01M8 14.25h8" />
    </>
  ),
  out: <path d="M14 4.5H6v15h8M10.5 12H20M16.5 8.5 20 12l-3.5 3.5" />,
  half: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 3.5v17M12 8h6.5M12 12h8.5M12 16h6.5" />
    </>
  ),
  globe: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M3.5 12h17M12 3.5c2.5 2.4 3.75 5.25 3.75 8.5S14.5 18.1 12 20.5C9.5 18.1 8.25 15.25 8.25 12S9.5 5.9 12 3.5z" />
    </>
  ),
  cut: <path d="M4 4l16 16M8.5 8.7A7.5 7.5 0 0 0 6 10.5M3 7.5a12 12 0 0 1 2-1.4M12 5c3.5 0 6.6 1.1 9 2.8M15.2 10.1c1.1.4 2 .9 2.8 1.6M9.5 14.5a4 4 0 0 1 5 0M12 18.5h.01" />,
  clip: <path d="m19 11-7.500 7.500a4.750 4.750 0 0 1-6.750-6.750L12.500 4a3.250 3.250 0 0 1 4.600 4.600l-7.700 7.700a1.600 1.600 0 0 1-2.300-2.300l7-7" />,
  camera: <path d="M3.500 8h4l1.500-2.500h6L16.500 8h4v11.500h-17zM12 16.750a3.250 3.250 0 1 0 0-6.500 3.250 3.250 0 0 0 0 6.500z" />,
  pen: <path d="M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5" />,
  plus: <path d="M12 5v14M5 12h14" />,
  minus: <path d="M5 12h14" />,
  map: <path d="M9 5.5 3.5 7.5v11L9 16.500l6 2 5.500-2v-11L15 7.500zM9 5.500v11M15 7.500v11" />,
  area: <path d="M4 9.5 10.500 4l9.500 5-2.500 9.500-10 1.500z" strokeDasharray="3 3" />,
  fit: <path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M12 10.5v3M10.5 12h3" />,
  save: <path d="M12 4v10.5M7.5 10.5 12 15l4.5-4.5M5 19.5h14" />,
  cross: <path d="M6 6l12 12M18 6 6 18" />,
  phone: <path d="M6 3.5h3.5l1.5 4.5-2.25 1.5a11 11 0 0 0 5.75 5.75L16 13l4.5 1.5V18a2.5 2.5 0 0 1-2.5 2.5C10.5 20.5 3.5 13.5 3.5 6A2.5 2.5 0 0 1 6 3.5z" />,
  heart: <path d="M12 20C6 15.5 3.5 12.3 3.5 8.9A4.4 4.4 0 0 1 12 7a4.4 4.4 0 0 1 8.5 1.9C20.5 12.3 18 15.5 12 20z" />,
  shield: <path d="M12 3.5 5 6v5.5c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9V6z" />,
  bulb: <path d="M9 17.5h6M10 20.5h4M8.75 15A6 6 0 1 1 15.25 15c-.5.7-.75 1.5-.75 2.5h-5c0-1-.25-1.8-.75-2.5z" />,
  link: <path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1" />,
  screen: <path d="M3.5 5h17v11h-17zM9 20h6M12 16v4" />,
  search: <path d="M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM16 16l4.5 4.5" />,
  pin: <path d="M12 21s-6.5-5.5-6.5-11a6.5 6.5 0 0 1 13 0c0 5.5-6.5 11-6.5 11zM12 12.25a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5z" />,
  warn: <path d="M12 4 2.75 20h18.5zM12 10v4.5M12 17.25h.01" />,
  building: <path d="M5 20.5v-17h9v17M14 9h5v11.5M3 20.5h18M8 7.5h3M8 11.5h3M8 15.5h3" />,
  menu: <path d="M4 6.5h16M4 12h16M4 17.5h16" />,
  columns: <path d="M4 5h16v14H4zM9.5 5v14M15 5v14" />,
  filter: <path d="M4 6.5h16M7 12h10M10 17.5h4" />,
  wrench: <path d="M14.5 6.5a4 4 0 0 1 5.2-1.2l-3 3 .3 2 2 .3 3-3a4 4 0 0 1-5.5 5L9 20a2 2 0 0 1-3-3l7.3-7.3a4 4 0 0 1 1.2-3.2z" />,
  flag: <path d="M5.5 21V4M5.5 4.5c4-2 7 2 13 0v9c-6 2-9-2-13 0" />,
  people: <path d="M9 11.5A3.25 3.25 0 1 0 9 5a3.25 3.25 0 0 0 0 6.5zM3 19.5c.6-3.3 2.8-5 6-5s5.4 1.7 6 5M15.5 5.3a3.25 3.25 0 0 1 0 6.1M17.5 14.9c2 .6 3.2 2.2 3.6 4.6" />,
  gear: <path d="M12 15.25a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5zM12 3v2.5M12 18.5V21M3 12h2.5M18.5 12H21M5.65 5.65 7.4 7.4M16.6 16.6l1.75 1.75M5.65 18.35 7.4 16.6M16.6 7.4l1.75-1.75" />,
  bell: <path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15zM10 18.5a2 2 0 0 0 4 0" />,
  clock: <path d="M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.5V12l3 2" />,
  nav: <path d="m20.5 3.5-7.5 17-2.500-7-7-2.500z" />,
  scan: <path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M7.5 12h9" />,
  more: <path d="M5.5 12h.01M12 12h.01M18.5 12h.01" strokeWidth="3" />,
  history: <path d="M4 5v4.500h4.500M4.500 9.500A8.250 8.250 0 1 1 3.750 13M12 8v4.250l3 1.750" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { name: IconName; size?: 14 | 16 | 20 }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {PATHS[name]}
    </svg>
  );
}
