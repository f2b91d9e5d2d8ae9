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

/** A ground with a name, for what belongs together. */
export function Card({ title, lead, tools, children }: { title: string; lead?: string | undefined; tools?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles['card']}>
      <header className={styles['cardHead']}>
        <div className={styles['titles']}>
          <h2 className={styles['cardTitle']}>{title}</h2>
          {lead && <p className={styles['lead']}>{lead}</p>}
        </div>
        {tools && <div className={styles['tools']}>{tools}</div>}
      </header>
      {children}
    </section>
  );
}

/** What is known, name by name; nothing known is said with a dash. */
export function Facts({ rows }: { rows: [name: string, value: ReactNode][] }) {
  return (
    <dl className={styles['facts']}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value ?? '–'}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Nothing here yet, inside a card: one quiet line. */
export const Nothing = ({ children }: { children: string }) => <p className={styles['nothing']}>{children}</p>;
