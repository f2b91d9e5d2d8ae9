import styles from './avatar.module.css';

type Props = { name: string | null; small?: boolean; customer?: boolean };

/** The last character of a colleague's Chinese name, the first of a customer's, who is called by it; the first letter of another; a dashed ring when it is nobody. */
export function Avatar({ name, small = false, customer = false }: Props) {
  const shape = [styles['avatar'], small && styles['small'], customer && styles['customer'], name === null && styles['nobody']];
  return (
    <span className={shape.filter(Boolean).join(' ')} aria-hidden="true">
      {initial(name ?? '', customer)}
    </span>
  );
}

export function initial(name: string, customer = false): string {
  const letters = Array.from(name.trim());
  return (/^[a-z]/i.test(name.trim()) ? letters[0]?.toUpperCase() : letters.at(customer ? 0 : -1)) ?? '';
}
