import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { nameFor, useReader } from '@/lib/reader';

import { TEMPLATES } from './paths';
import type { Suggestion } from './queries';
import { readable } from './readable';
import styles from './reply-list.module.css';
import type { ReplyList as Found } from './use-replies';

type Props = { id: string; found: Found; choose: (row: Suggestion) => void };

export const replyId = (list: string, key: string): string => `${list}-${key}`;

/** The list over the composer; arrows mark, Enter or Tab puts in, Escape closes. */
export function ReplyList({ id, found, choose }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => void list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }), [found.at]);
  if (!found.open) return null;
  if (found.failed) return <p className={styles['none']}>{t('replies.notRead')}</p>;
  if (found.none) {
    return (
      <p className={styles['none']} onMouseDown={(event) => event.preventDefault()}>
        {t('replies.none')} <Link to={TEMPLATES}>{t('replies.manage')}</Link>
      </p>
    );
  }
  if (found.rows.length === 0) return null;
  return (
    // a press in it leaves the focus in the text
    <div className={styles['box']} onMouseDown={(event) => event.preventDefault()}>
      <ul ref={list} id={id} className={styles['list']} role="listbox" aria-label={t('replies.title')}>
        {found.rows.map((row, at) => (
          <li
            key={row.key}
            id={replyId(id, row.key)}
            role="option"
            aria-selected={at === found.at}
            className={at === found.at ? styles['marked'] : ''}
            onMouseEnter={() => found.mark(at)}
            onClick={() => choose(row)}
          >
            <b dir="auto">{nameFor(language, row)}</b>
            <span className={styles['why']}>{row.suits ? row.why && t(`replies.why.${row.why}`) : t('replies.why.elsewhere')}</span>
            <small dir="auto">{readable(nameFor(language, { name_zh: row.text_zh, name_en: row.text_en }), found.placeholders, language)}</small>
          </li>
        ))}
      </ul>
      <Link className={styles['manage'] ?? ''} to={TEMPLATES}>
        {t('replies.manage')}
      </Link>
    </div>
  );
}
