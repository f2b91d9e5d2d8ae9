import { useEffect, useId, useRef, type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes } from 'react';
import { useTranslation } from 'react-i18next';

import { Link } from '@/lib/address';

import { Button } from './button';
import styles from './column.module.css';
import { Icon } from './icon';
import { useReadWords } from './problem-words';
import { Bone } from './skeleton';

type PageProps = { title: string; over?: ReactNode; lead?: ReactNode; back?: { to: string; words: string }; children?: ReactNode };

/** One page of a one-column door: its name is read out when it opens, and stands in the window's title. */
export function ColumnPage({ title, over, lead, back, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <>
      {back && (
        <Link to={back.to} className={styles['back']}>
          <Icon name="left" />
          {back.words}
        </Link>
      )}
      {over && <p className={styles['over']}>{over}</p>}
      <h1 className={styles['title']} ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lead && <p className={styles['lead']}>{lead}</p>}
      {children}
    </>
  );
}

export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <div className={styles['sectionHead']}>
        <h2 id={id} className={styles['sectionTitle']}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

export const Cards = ({ children }: { children: ReactNode }) => <ul className={styles['cards']}>{children}</ul>;

type CardProps = { to: string; icon?: ReactNode; title: string; text?: ReactNode; mark?: ReactNode };

/** A thing one can open. */
export function CardLink({ to, icon, title, text, mark }: CardProps) {
  return (
    <li>
      <Link to={to} className={styles['card']}>
        {icon && <span className={styles['cardIcon']}>{icon}</span>}
        <span className={styles['cardBody']}>
          <b className={styles['cardTitle']}>{title}</b>
          {text && <span className={styles['cardText']}>{text}</span>}
        </span>
        {mark && <span className={styles['cardMark']}>{mark}</span>}
        <span className={styles['cardGo']}>
          <Icon name="right" />
        </span>
      </Link>
    </li>
  );
}

type ChoiceProps = { name: string; checked: boolean; onChoose: () => void; title: string; text?: ReactNode };

/** One of a few answers: the whole card is pressed, and says in words what it means. */
export function Choice({ name, checked, onChoose, title, text }: ChoiceProps) {
  return (
    <label className={styles['choice']}>
      <input type="radio" className={styles['radio']} name={name} checked={checked} onChange={onChoose} />
      <span className={styles['cardBody']}>
        <b className={styles['choiceTitle']}>{title}</b>
        {text && <span className={styles['cardText']}>{text}</span>}
      </span>
    </label>
  );
}

type PillsProps<Name extends string> = { label: string; names: readonly Name[]; chosen: readonly string[]; words: (name: Name) => string; onToggle: (name: Name) => void };

/** Short answers to tap, as many as fit. */
export function Pills<Name extends string>({ label, names, chosen, words, onToggle }: PillsProps<Name>) {
  return (
    <div className={styles['pills']} role="group" aria-label={label}>
      {names.map((name) => (
        <button key={name} type="button" className={styles['pill']} aria-pressed={chosen.includes(name)} onClick={() => onToggle(name)}>
          {words(name)}
        </button>
      ))}
    </div>
  );
}

type AskedProps = { label: string; hint?: string | undefined; wrong?: string | undefined };

function Asked({ id, label, hint, wrong, children }: AskedProps & { id: string; children: ReactNode }) {
  return (
    <div className={styles['asked']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      {hint && (
        <span id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </span>
      )}
      {children}
      {wrong && (
        <span id={`${id}-wrong`} className={styles['wrong']}>
          {wrong}
        </span>
      )}
    </div>
  );
}

const described = (id: string, { hint, wrong }: Omit<AskedProps, 'label'>): string | undefined =>
  [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ') || undefined;

/** Several lines to write. */
export function Words({ label, hint, wrong, ...area }: AskedProps & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId();
  return (
    <Asked id={id} label={label} hint={hint} wrong={wrong}>
      <textarea rows={3} {...area} id={id} className={styles['area']} aria-invalid={wrong ? true : undefined} aria-describedby={described(id, { hint, wrong })} />
    </Asked>
  );
}

/** One line to write. */
export function Line({ label, hint, wrong, ...input }: AskedProps & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <Asked id={id} label={label} hint={hint} wrong={wrong}>
      <input {...input} id={id} className={styles['line']} aria-invalid={wrong ? true : undefined} aria-describedby={described(id, { hint, wrong })} />
    </Asked>
  );
}

/** Where there is nothing: what this is for, and the one next step. */
export function Empty({ children, step }: { children: ReactNode; step?: ReactNode }) {
  return (
    <div className={styles['empty']}>
      <p>{children}</p>
      {step}
    </div>
  );
}

/** What could not be read: why, and once more. What was read before stays; this stands above it. */
export function Unread({ error, onAgain }: { error: unknown; onAgain: () => void }) {
  const { t } = useTranslation();
  const words = useReadWords();
  return (
    <div className={styles['unread']} role="alert">
      <p>{words(error)}</p>
      <Button onClick={onAgain}>{t('trouble.retry')}</Button>
    </div>
  );
}

/** Stand-ins of the shape of a list of cards. */
export function CardBones({ many = 3 }: { many?: number }) {
  const { t } = useTranslation();
  return (
    <div className={styles['cards']} role="status" aria-label={t('portal.loading')}>
      {Array.from({ length: many }, (_, at) => (
        <div key={at} className={styles['card']}>
          <span className={styles['cardBody']}>
            <Bone width={11 - at} />
            <span className={styles['cardText']}>
              <Bone width={16 + at} />
            </span>
          </span>
        </div>
      ))}
    </div>
  );
}
