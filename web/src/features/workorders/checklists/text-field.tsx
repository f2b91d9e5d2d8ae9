import { useState } from 'react';

import styles from './item-field.module.css';

type Props = { id?: string; labelled?: string; value: string; rows?: number; onText: ((text: string) => void) | undefined };

/** Some lines, given when one leaves them. What was given meanwhile elsewhere does not write over what one is writing. */
export function TextField({ id, labelled, value, rows = 3, onText }: Props) {
  const [writing, setWriting] = useState<string>();
  if (!onText)
    return value ? (
      <p className={styles['read']} dir="auto">
        {value}
      </p>
    ) : null;
  const leave = (): void => {
    if (writing !== undefined && writing.trim() !== value) onText(writing.trim());
    setWriting(undefined);
  };
  return <textarea id={id} className={styles['text']} aria-labelledby={labelled} rows={rows} maxLength={5000} dir="auto" value={writing ?? value} onChange={(event) => setWriting(event.target.value)} onBlur={leave} />;
}
