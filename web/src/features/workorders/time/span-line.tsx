import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { exact } from '@/lib/time';
import { Icon } from '@/ui/icon';
import { MenuButton } from '@/ui/menu-button';

import { minutesOf } from './reckon';
import styles from './span-line.module.css';
import { History } from './span-history';
import type { Span } from './types';
import { useTimeWords } from './use-time-words';

type Props = {
  span: Span;
  /** Whose it is is said too. */
  who?: boolean;
  /** Without its day, where that stands above it. */
  undated?: boolean;
  /** What it is of, where the page is of more than one order. */
  of?: ReactNode;
  onDeed: (deed: 'correct' | 'strike') => void;
};

/** One span of time, what it was before, and what can be done about it. */
export function SpanLine({ span, who = false, undated = false, of, onDeed }: Props) {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  const words = useTimeWords();
  const [open, setOpen] = useState(false);
  const told = [who && span.person.name, !of && span.visit && t('spent.visit', { n: span.visit.number }), t(`spent.source.${span.source}`)];
  return (
    <li className={styles['span']} data-struck={span.struck_at !== null || undefined}>
      <div className={styles['line']}>
        <span className={styles['when']}>
          <b>{words.kind(span.kind)}</b>
          <span className={styles['ends']} title={exact(new Date(span.begins_at), reader)}>
            {undated ? words.ends(span) : words.dated(span)}
          </span>
          {of}
        </span>
        <b className={styles['length']}>{words.length(minutesOf(span, now))}</b>
        {!span.may_correct && <i className={styles['none']} aria-hidden="true" />}
        {span.may_correct && (
          <MenuButton
            look="quiet"
            label={`${t('spent.more')} · ${words.kind(span.kind)} ${words.dated(span)}`}
            title={t('spent.more')}
            items={[
              { key: 'correct', label: t('spent.correct'), icon: <Icon name="pen" size={14} />, onClick: () => onDeed('correct') },
              { key: 'strike', label: t('spent.strike'), icon: <Icon name="cross" size={14} />, onClick: () => onDeed('strike') },
            ]}
          >
            <Icon name="more" size={14} />
          </MenuButton>
        )}
      </div>
      <p className={styles['soft']} dir="auto">
        {told.filter(Boolean).join(' · ')}
        {span.struck_at !== null && <em>{t('spent.struck')}</em>}
        {span.ends_at === null && span.struck_at === null && <em className={styles['runs']}>{t('spent.running')}</em>}
        {span.history.length > 0 && (
          <button type="button" className={styles['past']} aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('spent.history', { count: span.history.length })}
          </button>
        )}
      </p>
      {span.note && (
        <p className={styles['note']} dir="auto">
          {span.note}
        </p>
      )}
      {span.overlong && span.struck_at === null && <p className={styles['overlong']}>{t('spent.overlong')}</p>}
      {open && <History of={span.history} />}
    </li>
  );
}
