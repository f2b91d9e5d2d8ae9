import type { ReactNode } from 'react';

import { Icon } from './icon';
import styles from './notice.module.css';

type Props = { title: string; text: string; request?: string | undefined; children?: ReactNode };

/** A page or list that has nothing to show: what this is, and the one next step. */
export function Notice({ title, text, request, children }: Props) {
  return (
    <div className={styles['notice']}>
      <h2 className={styles['title']}>{title}</h2>
      <p className={styles['text']}>{text}</p>
      {request && <p className={styles['request']}>{request}</p>}
      {children && <div className={styles['step']}>{children}</div>}
    </div>
  );
}

/** The line is down: ink, not red, for it is nobody's mistake. */
export function Strip({ children }: { children: string }) {
  return (
    <div className={styles['strip']} role="status">
      <Icon name="cut" />
      {children}
    </div>
  );
}

/** A refusal beside what was tried: what happened, what was kept, what to do. */
export function Said({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <div className={styles['said']} role="alert">
      {title && <b>{title}</b>}
      <span>{children}</span>
    </div>
  );
}
