import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';

import styles from './chip.module.css';

/** One thing the list was narrowed to, and how to be rid of it. */
export function Chip({ label, children, onRemove, removeLabel }: { label?: string; children: string; onRemove: () => void; removeLabel: string }) {
  return (
    <span className={styles['chip']}>
      {label && <span>{label}</span>}
      <b title={children} dir="auto">
        {children}
      </b>
      <Button look="quiet" size="small" square onClick={onRemove} aria-label={removeLabel} title={removeLabel}>
        <Icon name="cross" size={14} />
      </Button>
    </span>
  );
}
