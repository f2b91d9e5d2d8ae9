import styles from './skeleton.module.css';

/** A stand-in of the true shape, as wide as the words it waits for (in `em`). */
export function Bone({ width }: { width: number }) {
  return <span className={styles['bone']} style={{ width: `${width}em` }} aria-hidden="true" />;
}
