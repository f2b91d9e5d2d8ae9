import styles from './priority.module.css';

/** P0 … P3: letter and colour, never colour alone. Heat falls with urgency: only P0 is solid. */
export function Priority({ level, label }: { level: number; label: string }) {
  const name = `P${level}`;
  return (
    <span className={`${styles['priority']} ${styles[name.toLowerCase()]}`} title={label} role="img" aria-label={label}>
      {name}
    </span>
  );
}
