import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Button } from '@/ui/button';
import { Icon, type IconName } from '@/ui/icon';
import { Ago } from '@/ui/said-time';

import styles from './notice-line.module.css';
import type { Notice } from './queries';

/** Where a notice leads; a room below knows no addresses of those above. */
export type LeadsTo = (subject: string) => string;

type Props = { notice: Notice; leadsTo: LeadsTo; onOpen: (notice: Notice) => void; onRead?: (notice: Notice) => void };

/** One notice: what happened, when, and where to look. A withdrawn one is struck out, not gone. */
export function NoticeLine({ notice, leadsTo, onOpen, onRead }: Props) {
  const { t } = useTranslation();
  const isNew = notice.read_at === null && notice.withdrawn_at === null;
  const words = (
    <>
      <span className={styles['sign']}>
        <Icon name={iconOf(notice.code)} />
      </span>
      <span className={styles['text']}>
        {isNew && <span className={styles['hidden']}>{t('inbox.isUnread')} </span>}
        {notice.withdrawn_at === null ? notice.text : <s>{notice.text}</s>}
        {notice.withdrawn_at !== null && <small>{t('inbox.withdrawn')}</small>}
        {notice.title !== null && (
          <span className={styles['title']} title={notice.title} dir="auto">
            {notice.title}
          </span>
        )}
      </span>
      <span className={styles['when']}>
        <Ago at={notice.at} />
      </span>
    </>
  );
  return (
    <li className={`${styles['line']} ${isNew ? styles['new'] : ''}`.trim()}>
      {notice.subject === null ? (
        <span className={styles['words']}>{words}</span>
      ) : (
        <Link className={styles['words']} to={leadsTo(notice.subject)} onClick={() => onOpen(notice)} data-row={notice.key}>
          {words}
        </Link>
      )}
      {onRead && (
        <span className={styles['mark']}>
          {isNew && (
            <Button look="quiet" size="small" square onClick={() => onRead(notice)} aria-label={t('inbox.readOne')} title={t('inbox.readOne')}>
              <Icon name="check" size={14} />
            </Button>
          )}
        </span>
      )}
    </li>
  );
}

const SIGNS: [begins: string, icon: IconName][] = [
  ['order_mentioned', 'note'],
  ['order_answered', 'note'],
  ['order_escalated', 'up'],
  ['order_woke', 'clock'],
  ['order_resolved', 'check'],
  ['sla_', 'alarm'],
  ['visit_', 'truck'],
  ['order_', 'list'],
];

const iconOf = (code: string): IconName => SIGNS.find(([begins]) => code.startsWith(begins))?.[1] ?? 'bell';
