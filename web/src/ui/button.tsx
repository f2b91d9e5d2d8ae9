import type { ButtonHTMLAttributes, Ref } from 'react';

import styles from './button.module.css';

export type Look = 'plain' | 'primary' | 'quiet';

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: Look;
  size?: 'small' | 'normal' | 'big';
  square?: boolean;
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

/** The look of a button, also for links that read as one. */
export function buttonClass({ look = 'plain', size = 'normal', square = false }: Pick<Props, 'look' | 'size' | 'square'> = {}): string {
  const parts = [styles['button'], look !== 'plain' && styles[look], size !== 'normal' && styles[size], square && styles['square']];
  return parts.filter(Boolean).join(' ');
}

export function Button({ look, size, square, busy = false, className = '', ...rest }: Props) {
  const shape = buttonClass({ ...(look && { look }), ...(size && { size }), ...(square !== undefined && { square }) });
  return <button type="button" {...rest} className={`${shape} ${className}`.trim()} data-look={look} aria-busy={busy || undefined} disabled={rest.disabled ?? busy} />;
}
