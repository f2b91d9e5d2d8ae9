import type { ReactNode } from 'react';

import { Icon, type IconName } from '@/ui/icon';

import styles from './order-card.module.css';

type Props = { icon: IconName; title: string; aside?: ReactNode; children: ReactNode };

/** One card of the column beside an order. */
export function Card({ icon, title, aside, children }: Props) {
  return (
    <section className={styles['card']} aria-label={title}>
      <header className={styles['head']}>
        <Icon name={icon} size={14} />
        <h2>{title}</h2>
        {aside && <span className={styles['aside']}>{aside}</span>}
      </header>
      {children}
    </section>
  );
}

/** Names and values; what has no value is left out. */
export function Pairs({ of }: { of: [name: string, value: ReactNode][] }) {
  const told = of.filter(([, value]) => value !== null && value !== undefined && value !== false && value !== '');
  if (told.length === 0) return null;
  return (
    <dl className={styles['pairs']}>
      {told.map(([name, value]) => (
        <Pair key={name} name={name} value={value} />
      ))}
    </dl>
  );
}

export function Pair({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd dir="auto">{value}</dd>
    </>
  );
}
