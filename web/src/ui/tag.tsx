import styles from './tag.module.css';

/** Whose turn it is: waiting for us, in somebody's hands, waiting for others, done, stopped. */
export type Tone = 'us' | 'hand' | 'other' | 'done' | 'stop';

/** A state: a colour, a mark that can be told without colour, and the word. */
export function Tag({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className={`${styles['tag']} ${styles[tone]}`}>
      <i className={styles['mark']} aria-hidden="true" />
      <span className={styles['words']}>{children}</span>
    </span>
  );
}
