import styles from './mark.module.css';

/** The product's mark: what comes back is set right. */
export function Mark({ big = false }: { big?: boolean }) {
  return (
    <span className={`${styles['mark']} ${big ? styles['big'] : ''}`.trim()} aria-hidden="true">
      <svg viewBox="0 0 32 32" width="80%" height="80%" fill="none" stroke="currentColor" strokeWidth="2.75" strokeLinecap="round" strokeLinejoin="round">
        <path d="M25 12.5A9.75 9.75 0 1 0 25.75 16M25.5 7v5.5H20" />
        <path d="m12 16.25 3 3 5-6" />
      </svg>
    </span>
  );
}
