import { FILL_PX, type Layers } from '../gantt/layers';
import styles from '../gantt/gantt.module.css';
import type { Carry } from './carry';
import { useHeld } from './use-held';

/** Where what is held would come to stand: moved by the hand itself, coloured by what the server says. */
export function Slot({ carry, layers }: { carry: Carry; layers: Layers }) {
  const colour = useHeld(carry, (held) => held?.verdict?.verdict);
  const { isSlot, isFill, isTime } = layers;
  return (
    <div ref={isSlot} className={styles['slot']} data-shown="false" data-colour={colour} aria-hidden="true">
      <div ref={isFill} className={styles['fill']} style={{ width: FILL_PX }} />
      <span ref={isTime} className={styles['time']} />
    </div>
  );
}
