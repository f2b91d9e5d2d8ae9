import type { ReactNode } from 'react';

import styles from './card.module.css';
import { Icon, type IconName } from './icon';

type Props = { icon: IconName; title: string; lead?: string | undefined; actions?: ReactNode; children: ReactNode };

/** A part of a page with its name, what it is for where that is not plain, and what can be done about all of it. */
export function Card({ icon, title, lead, actions, children }: Props) {
  return (
    <section className={styles['card']} aria-label={title}>
      <header className={styles['head']}>
        <h2>
          <Icon name={icon} size={14} />
          {title}
        </h2>
        {actions && <div>{actions}</div>}
      </header>
      {lead && <p className={styles['lead']}>{lead}</p>}
      {children}
    </section>
  );
}

/** Names and values; what has no value is left out. */
export function Pairs({ of }: { of: [name: string, value: ReactNode][] }) {
  const told = of.filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false);
  if (told.length === 0) return null;
  return (
    <dl className={styles['pairs']}>
      {told.map(([name, value]) => (
        <Pair key={name} name={name} value={value} />
      ))}
    </dl>
  );
}

/** Names and values of what is always asked for: nothing known is said with a dash. */
export const Facts = ({ rows }: { rows: [name: string, value: ReactNode][] }) => <Pairs of={rows.map(([name, value]) => [name, value ?? '–'])} />;

/** One name and its value in a list of them. */
export function Pair({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd dir="auto">{value}</dd>
    </>
  );
}

/** Said where a card has nothing yet. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className={styles['nothing']}>{children}</p>;
}
