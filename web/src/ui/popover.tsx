import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';

import { useKeys } from '@/lib/keys';

import { Button, type Look } from './button';
import styles from './popover.module.css';

type Props = {
  /** What the panel is called, and the button where it shows no words. */
  label: string;
  /** What the button shows. */
  face: ReactNode;
  look?: Look;
  size?: 'small' | 'normal';
  square?: boolean;
  /** The key that opens it. */
  hotkey?: string;
  side?: 'left' | 'right';
  children: (close: () => void) => ReactNode;
};

/** What a field in a panel lets drop down hangs elsewhere in the page; a press on it is no press outside. */
const LISTS = '.ant-select-dropdown, .ant-picker-dropdown';

/** How far a panel has to move to the side to lie within the page, wherever its button has been wrapped to. */
function beyond(panel: HTMLElement): number {
  const { left, right } = panel.getBoundingClientRect();
  const page = panel.closest('main')?.getBoundingClientRect() ?? { left: 0, right: document.documentElement.clientWidth };
  if (left < page.left) return page.left - left;
  return right > page.right ? Math.max(page.right - right, page.left - left) : 0;
}

/** A button with a panel under it. Escape, a press outside and leaving it by Tab close it; the focus comes back. */
export function Popover({ label, face, look = 'plain', size = 'normal', square = false, hotkey, side = 'right', children }: Props) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  useKeys(hotkey ? { [hotkey]: () => setOpen(true) } : {});

  useLayoutEffect(() => {
    if (open && panel.current) panel.current.style.translate = `${beyond(panel.current)}px`;
  }, [open]);

  useEffect(() => {
    if (!open) return;
    if (!panel.current?.contains(document.activeElement)) panel.current?.focus(); // a field in it may have taken the focus
    const outside = (event: Event): void => {
      if (event.target instanceof Element && !frame.current?.contains(event.target) && !event.target.closest(LISTS)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);

  function close(): void {
    setOpen(false);
    button.current?.focus();
  }

  return (
    <span
      ref={frame}
      className={styles['frame']}
      onBlur={(event) => open && event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
      onKeyDown={(event) => {
        if (!open || event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <Button
        ref={button}
        look={look}
        size={size}
        square={square}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={square ? label : undefined}
        title={label}
        onClick={() => setOpen(!open)}
      >
        {face}
      </Button>
      {open && (
        <div ref={panel} id={id} role="dialog" aria-label={label} tabIndex={-1} className={`${styles['panel']} ${side === 'left' ? styles['left'] : ''}`.trim()}>
          {children(() => setOpen(false))}
        </div>
      )}
    </span>
  );
}
