import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import styles from './page.module.css';

type Props = { title: string; lead?: string | undefined; before?: ReactNode; tools?: ReactNode; children: ReactNode };

/** A page of the console beside the queue: its name, what it is for, what one can do, and the rest below. */
export function Page({ title, lead, before, tools, children }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles['page']}>
      <title>{`${title} · ${t('product')}`}</title>
      <div className={styles['inner']}>
        <header className={styles['head']}>
          {before}
          <div className={styles['titles']}>
            <h1 className={styles['title']}>{title}</h1>
            {lead && <p className={styles['lead']}>{lead}</p>}
          </div>
          {tools && <div className={styles['tools']}>{tools}</div>}
        </header>
        {children}
      </div>
    </div>
  );
}
