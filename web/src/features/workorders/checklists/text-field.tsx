import { useState } from 'react';

import styles from './item-field.module.css';
import { useLeaving } from './use-leaving';

type Props = { id?: string; labelled?: string; value: string; rows?: number; focused?: boolean; onText: ((text: string) => void) | undefined };

/** Some lines, given when one leaves them. What was given meanwhile elsewhere does not write over what one is writing. */
export function TextField({ id, labelled, value, rows = 3, focused = false, onText }: Props) {
  const [writing, setWriting] = useState<string>();
  const leave = (): void => {
    if (writing !== undefined && writing.trim() !== value) onText?.(writing.trim());
    setWriting(undefined);
  };
  useLeaving(leave);
  if (!onText)
    return value ? (
      <p className={styles['read']} dir="auto">
        {value}
      </p>
    ) : null;
  return (
    <textarea
      id={id}
      className={styles['text']}
      aria-labelledby={labelled}
      rows={rows}
      maxLength={5000}
      dir="auto"
      autoFocus={focused}
      value={writing ?? value}
      onChange={(event) => setWriting(event.target.value)}
      onBlur={leave}
    />
  );
}
