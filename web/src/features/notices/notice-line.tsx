import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Button } from '@/ui/button';
import { Icon, type IconName } from '@/ui/icon';
import { useProblemWords } from '@/ui/problem-words';
import { Ago } from '@/ui/said-time';
import unseen from '@/ui/unseen.module.css';

import styles from './notice-line.module.css';
import type { Notice } from './queries';
import { DoneOrLater } from './reminders/later';
import { useReminders } from './reminders/use-reminders';

/** Where a notice leads; a room below knows no addresses of those above. */
export type LeadsTo = (subject: string, room?: string) => string;

type Props = { notice: Notice; leadsTo: LeadsTo; onOpen: (notice: Notice) => void; onRead?: (notice: Notice) => void };

/** One notice: what happened, when, and where to look. A withdrawn one is struck out, not gone. */
export function NoticeLine({ notice, leadsTo, onOpen, onRead }: Props) {
  const { t } = useTranslation();
  const isNew = notice.read_at === null && notice.withdrawn_at === null;
  const face = (
    <>
      <span className={styles['sign']}>
        <Icon name={iconOf(notice.code)} />
      </span>
      <span className={styles['text']}>
        {isNew && <span className={unseen['unseen']}>{t('inbox.isUnread')} </span>}
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
  const reminder = isNew && onRead ? reminderOf(notice) : undefined;
  return (
    <li className={`${styles['line']} ${isNew ? styles['new'] : ''}`.trim()}>
      {notice.subject === null ? (
        <span className={styles['words']}>{face}</span>
      ) : (
        <Link className={styles['words']} to={leadsTo(notice.subject, roomOf(notice))} onClick={() => onOpen(notice)} data-row={notice.key}>
          {face}
        </Link>
      )}
      {reminder && <ToldReminder {...reminder} />}
      {onRead && !reminder && (
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

const words = (fact: unknown): string | undefined => (typeof fact === 'string' && fact !== '' ? fact : undefined);
const roomOf = ({ facts }: Notice): string | undefined => words(facts['room']);

/** The reminder that a notice tells of, and for which instant. */
function reminderOf({ facts }: Notice): { reminder: string; of: string } | undefined {
  const [reminder, of] = [words(facts['reminder']), words(facts['of'])];
  return reminder !== undefined && of !== undefined ? { reminder, of } : undefined;
}

/** What one told oneself can be answered where it is read. */
function ToldReminder({ reminder, of }: { reminder: string; of: string }) {
  const steps = useReminders();
  const said = useProblemWords();
  return (
    <div className={styles['answer']}>
      <DoneOrLater busy={steps.busy} onDone={() => steps.done(reminder, of)} onLater={(until) => steps.snooze(reminder, until)} />
      {steps.error && <small role="alert">{said(steps.error)}</small>}
    </div>
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
