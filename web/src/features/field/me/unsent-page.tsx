import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Link } from '@/lib/address';
import { asText } from '@/lib/html';
import { Button, buttonClass } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { Moment } from '@/ui/said-time';

import { wordOf } from '../moves/dock';
import type { Kept } from '../outbox/kept';
import { useOutbox, useStanding } from '../outbox/use-outbox';
import frame from '../page.module.css';
import { orderPath } from '../paths';
import { Top } from '../top';
import { useTroubleWords } from './trouble-words';
import styles from './unsent-page.module.css';

/** What this phone still has to tell, in its order, and what was not taken over: with the reason, and what was written. */
export function UnsentPage() {
  const { t } = useTranslation();
  const outbox = useOutbox();
  const { waiting, troubled } = useStanding();
  return (
    <div className={frame['page']}>
      <Top title={t('field.unsent.title')} />
      <div className={frame['body']}>
        {troubled.length > 0 && (
          <section className={frame['section']}>
            <h2>{t('field.unsent.troubled')}</h2>
            <ul className={styles['list']}>
              {troubled.map((kept) => (
                <Troubled key={kept.id} kept={kept} onSeen={() => void outbox.dismiss(kept.id)} />
              ))}
            </ul>
          </section>
        )}
        {waiting.length > 0 && (
          <section className={frame['section']}>
            <h2>{t('field.unsent.waiting')}</h2>
            <ul className={styles['list']}>
              {waiting.map((kept) => (
                <li key={kept.id} className={styles['one']}>
                  <Named kept={kept} />
                </li>
              ))}
            </ul>
            <Button look="primary" size="big" onClick={() => void outbox.flush()}>
              {t('field.unsent.retry')}
            </Button>
          </section>
        )}
        {waiting.length + troubled.length === 0 && <Notice title={t('field.unsent.emptyTitle')} text={t('field.unsent.empty')} />}
      </div>
    </div>
  );
}

function Named({ kept }: { kept: Kept }) {
  const { t } = useTranslation();
  return (
    <div className={styles['named']}>
      <b>{t(wordOf(kept.op.kind))}</b>
      <span dir="auto">{`${t('orders.number', { number: kept.about.number })} ${kept.about.title}`}</span>
      <Moment at={kept.op.at} />
    </div>
  );
}

function Troubled({ kept, onSeen }: { kept: Kept; onSeen: () => void }) {
  const { t } = useTranslation();
  const { why, differences, clock, filled } = useTroubleWords();
  const [copied, setCopied] = useState(false);
  const written = wordsIn(kept) || filled(kept);
  const differing = differences(kept);
  return (
    <li className={`${styles['one']} ${styles['troubled']}`}>
      <Named kept={kept} />
      {kept.result?.outcome === 'conflict' && <p className={styles['conflict']}>{t('field.unsent.conflict')}</p>}
      <p role="alert">{why(kept)}</p>
      {clock(kept) && <p>{clock(kept)}</p>}
      {differing.length > 0 && (
        <table className={styles['table']}>
          <thead>
            <tr>
              <td />
              <th scope="col">{t('field.unsent.yours')}</th>
              <th scope="col">{t('field.unsent.theirs')}</th>
            </tr>
          </thead>
          <tbody>
            {differing.map(({ field, name, yours, theirs }) => (
              <tr key={field}>
                <th scope="row">{name}</th>
                <td>{yours}</td>
                <td>
                  <b>{theirs}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {written && (
        <blockquote className={styles['written']} dir="auto">
          <small>{t('field.unsent.kept')}</small>
          {written}
        </blockquote>
      )}
      <div className={styles['act']}>
        {!kept.op.kind.startsWith('offer.') && ( // what one did not get one need not be able to see
          <Link className={buttonClass()} to={orderPath(kept.about.order)}>
            {t('field.unsent.open')}
          </Link>
        )}
        {written && <Button onClick={() => void navigator.clipboard.writeText(written).then(() => setCopied(true))}>{t(copied ? 'field.unsent.copied' : 'field.unsent.copy')}</Button>}
        <Button onClick={onSeen}>{t('field.unsent.seen')}</Button>
      </div>
    </li>
  );
}

/** The words somebody typed, without the marks they were sent with. */
function wordsIn(kept: Kept): string {
  const { body, note, text, cause, solution } = kept.op.facts ?? {};
  const texts = [typeof body === 'string' ? asText(body) : '', text, note, cause, solution].filter((text): text is string => typeof text === 'string' && text !== '');
  return [...new Set(texts)].join('\n');
}
