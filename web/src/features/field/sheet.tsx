import { useEffect, useId, useRef, type ReactNode } from 'react';

import styles from './sheet.module.css';

type Props = { title: string; onClose: () => void; children: ReactNode };

/** What asks for something comes up from the thumb's side. The browser's own dialog keeps focus and Escape in order. */
export function Sheet({ title, onClose, children }: Props) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    if (shown !== null && !shown.open) shown.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles['sheet']}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className={styles['body']}>
        <h2 id={id} className={styles['title']}>
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}
