import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { minutesOf } from '@/features/workorders/time/reckon';
import { useTimeWords } from '@/features/workorders/time/use-time-words';
import { useNow } from '@/lib/now';
import { Icon } from '@/ui/icon';

import type { Seen } from './line';
import { SpanSheet, useSheetsAhead } from './sheets';
import styles from './spans-list.module.css';

/** One's own spans, newest first; a tap opens one, with what it was before and the way to put it right. */
export function SpansList({ spans, ofOrders = false, undated = false }: { spans: Seen[]; ofOrders?: boolean; undated?: boolean }) {
  const { t } = useTranslation();
  const now = useNow();
  const words = useTimeWords();
  const [open, setOpen] = useState('');
  useSheetsAhead();
  const opened = spans.find((span) => span.key === open);
  return (
    <>
      <ul className={styles['spans']}>
        {spans.toReversed().map((span) => (
          <li key={span.key}>
            <button type="button" className={styles['span']} aria-haspopup="dialog" data-struck={span.struck_at !== null || undefined} onClick={() => setOpen(span.key)}>
              <span className={styles['line']}>
                <b>{words.kind(span.kind)}</b>
                <span className={styles['ends']}>{undated ? words.ends(span) : words.dated(span)}</span>
                <span className={styles['length']}>{words.length(minutesOf(span, now))}</span>
                <Icon name="right" size={14} />
              </span>
              <span className={styles['soft']} dir="auto">
                {[
                  ofOrders && `${t('orders.number', { number: span.order.number })} ${span.order.title}`.trim(),
                  span.struck_at !== null ? t('spent.struck') : span.ends_at === null ? t('spent.running') : t(`spent.source.${span.source}`),
                  span.history.length > 0 && t('spent.history', { count: span.history.length }),
                  span.unsent && t('spent.unsent'),
                  span.note,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {span.overlong && span.struck_at === null && <span className={styles['overlong']}>{t('spent.overlong')}</span>}
            </button>
          </li>
        ))}
      </ul>
      <Suspense>{opened && <SpanSheet span={opened} onClose={() => setOpen('')} />}</Suspense>
    </>
  );
}
