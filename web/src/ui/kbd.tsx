import styles from './kbd.module.css';

/** A key to press; not shown where there is no keyboard. */
export function Kbd({ children, onAccent = false }: { children: string; onAccent?: boolean }) {
  return (
    <kbd className={onAccent ? `${styles['kbd']} ${styles['onAccent']}` : styles['kbd']} aria-hidden="true">
      {children}
    </kbd>
  );
}
