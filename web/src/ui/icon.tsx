import type { ReactNode } from 'react';

/** Line drawings on a 24 grid, drawn for this product. Decorative: the words beside them, or a label, say the same. */
const PATHS = {
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
