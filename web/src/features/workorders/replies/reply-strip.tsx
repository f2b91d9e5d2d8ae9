import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Kbd } from '@/ui/kbd';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

import { suggestionsQuery, type Suggestion } from './queries';
import { readable } from './readable';
import styles from './reply-strip.module.css';
import type { Replies } from './use-replies';

type Props = { order: string; replies: Replies; held: boolean; put: (row: Suggestion) => void; all: () => void };

const NEAREST = 3;
const STROKE = '/';

/** The likeliest replies, one press away; all others behind a stroke. What was put in can be had in the other language. */
export function ReplyStrip({ order, replies, held, put, all }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const found = useQuery(suggestionsQuery(order, ''));
  const near = (found.data?.rows ?? []).filter((row) => row.suits).slice(0, NEAREST);
  return (
    // a press in it leaves the focus in the text: on a narrow screen it is only there while one writes
    <div className={styles['strip']} role="group" aria-label={t('replies.suggested')} onMouseDown={(event) => event.preventDefault()}>
      {near.map((row) => (
        <button key={row.key} type="button" className={styles['chip']} disabled={held} title={readable(nameFor(language, { name_zh: row.text_zh, name_en: row.text_en }), found.data?.placeholders ?? [], language)} onClick={() => put(row)}>
          {nameFor(language, row)}
        </button>
      ))}
      <Button look="quiet" size="small" className={styles['all'] ?? ''} disabled={held} onClick={all} title={t('replies.allHint')}>
        <Icon name="note" size={14} />
        {t('replies.all')}
        <Kbd>{STROKE}</Kbd>
      </Button>
      {replies.other && (
        <Button look="quiet" size="small" className={styles['other'] ?? ''} busy={replies.pending} disabled={held} onClick={() => void replies.swap()}>
          <Icon name="globe" size={14} />
          {t(`replies.inOther.${replies.other}`)}
        </Button>
      )}
    </div>
  );
}

type LackProps = { replies: Replies; go: (mark: string) => void };

/** What is still to be filled in before this can be sent, and where. */
export function ReplyLacks({ replies, go }: LackProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [first] = replies.unfilled;
  return (
    <>
      {replies.trouble !== undefined && <Said title={t('replies.notPut')}>{words(replies.trouble)}</Said>}
      {first !== undefined && (
        <p className={styles['lacks']} role="status">
          <Icon name="warn" size={14} />
          <span>{t('replies.lacks', { count: replies.unfilled.length, what: replies.unfilled.join(' ') })}</span>
          <Button look="quiet" size="small" onClick={() => go(first)}>
            {t('replies.goThere')}
          </Button>
        </p>
      )}
    </>
  );
}
