import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';

import styles from './combo.module.css';

export type Choice = { id: string; label: string; node: ReactNode };

type Props = {
  label: string;
  placeholder?: string;
  value: string;
  onType: (text: string) => void;
  choices: Choice[];
  onPick: (id: string) => void;
  /** Whether the first choice is taken by Enter without going to it. */
  eager?: boolean;
  /** Enter where nothing is chosen. */
  onEnter?: () => void;
  below?: ReactNode;
  status?: string | undefined;
  big?: boolean;
  invalid?: boolean;
  /** The field's own id, by which the page puts the focus there. */
  field?: string;
  autoFocus?: boolean;
};

/** A line to type into, with choices below it that arrows walk through (the combobox of ARIA). */
export function Combo({ label, placeholder, value, onType, choices, onPick, eager = false, onEnter, below, status, big = false, invalid = false, field, autoFocus = false }: Props) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const first = eager ? 0 : -1;
  const active = Math.min(at, choices.length - 1);
  const shown = open && (choices.length > 0 || below !== undefined);

  function pick(one: Choice | undefined): void {
    if (one === undefined) return;
    setOpen(false);
    setAt(first);
    onPick(one.id);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setOpen(true);
      setAt(Math.max(first, Math.min(active + step, choices.length - 1)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (shown && choices[active] !== undefined) pick(choices[active]);
      else onEnter?.();
    } else if (event.key === 'Escape' && shown) {
      event.stopPropagation();
      setOpen(false);
    }
  }

  return (
    <div className={styles['combo']}>
      <input
        id={field}
        autoFocus={autoFocus}
        className={`${styles['input']} ${big ? styles['big'] : ''}`.trim()}
        role="combobox"
        aria-label={label}
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && choices[active] ? `${id}-${active}` : undefined}
        aria-invalid={invalid || undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        placeholder={placeholder}
        value={value}
        onChange={(event) => {
          setOpen(true);
          setAt(first);
          onType(event.target.value);
        }}
        onFocus={() => value !== '' && eager && setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <span className={styles['status']} role="status">
        {open ? status : ''}
      </span>
      <div className={styles['float']} hidden={!shown} onMouseDown={(event) => event.preventDefault()}>
        <ul id={`${id}-list`} role="listbox" aria-label={label}>
          {choices.map((one, place) => (
            <li
              key={one.id}
              id={`${id}-${place}`}
              role="option"
              aria-selected={place === active}
              aria-label={one.label}
              className={styles['option']}
              onMouseEnter={() => setAt(place)}
              onClick={() => pick(one)}
            >
              {one.node}
            </li>
          ))}
        </ul>
        {below}
      </div>
    </div>
  );
}
