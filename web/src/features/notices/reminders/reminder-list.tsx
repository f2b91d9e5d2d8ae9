import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Notice, Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { ReadTrouble } from '@/ui/read-trouble';
import { Bone } from '@/ui/skeleton';

import { DoneOrLater } from './later';
import { remindersQuery, type Reminder } from './queries';
import styles from './reminder-list.module.css';
import { useReminders } from './use-reminders';
import { useReminderWords } from './use-words';

/** `subject` draws a link to what a reminder is about: each door has its own addresses. */
type Props = { subject: (reminder: Reminder) => ReactNode; onAdd: () => void; onEdit: (reminder: Reminder) => void };

/** What one is reminded of: what has come, what is ahead, what rests. */
export function ReminderList({ subject, onAdd, onEdit }: Props) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const reminders = useQuery(remindersQuery);
  const steps = useReminders();
  const rows = reminders.data?.rows ?? [];
  const groups = [
    { name: 'told' as const, rows: rows.filter((row) => row.told_at !== null && !row.paused) },
    { name: 'ahead' as const, rows: rows.filter((row) => row.told_at === null && !row.paused) },
    { name: 'paused' as const, rows: rows.filter((row) => row.paused) },
  ].filter((group) => group.rows.length > 0);
  return (
    <>
      {steps.error && <Said title={t('remind.failed')}>{words(steps.error)}</Said>}
      {steps.removed && (
        <p className={styles['removed']} role="status">
          <span>{t('remind.removed', { text: steps.removed.text })}</span>
          {steps.removed.next.length > 0 && (
            <Button look="quiet" size="small" onClick={() => steps.removed && steps.restore(steps.removed)}>
              {t('remind.undo')}
            </Button>
          )}
        </p>
      )}
      {reminders.isPending ? (
        <Bones />
      ) : reminders.data === undefined ? (
        <ReadTrouble error={reminders.error} title={t('remind.failedTitle')} onRetry={() => void reminders.refetch()} />
      ) : groups.length === 0 ? (
        <Notice title={t('remind.emptyTitle')} text={t('remind.empty')}>
          <Button look="primary" onClick={onAdd}>
            <Icon name="plus" />
            {t('remind.new')}
          </Button>
        </Notice>
      ) : (
        groups.map((group) => (
          <section key={group.name} className={styles['group']} aria-label={t(`remind.group.${group.name}`)}>
            <h2>{t(`remind.group.${group.name}`)}</h2>
            <ul>
              {group.rows.map((row) => (
                <Row key={row.key} row={row} steps={steps} subject={subject} onEdit={onEdit} />
              ))}
            </ul>
          </section>
        ))
      )}
    </>
  );
}

type RowProps = { row: Reminder; steps: ReturnType<typeof useReminders>; subject: (reminder: Reminder) => ReactNode; onEdit: (reminder: Reminder) => void };

function Row({ row, steps, subject, onEdit }: RowProps) {
  const { t } = useTranslation();
  const words = useReminderWords();
  const [next] = row.next;
  const rhythm = words.rhythm(row);
  const again = row.repeats !== 'once';
  return (
    <li className={styles['row']}>
      <div className={styles['what']}>
        <b dir="auto">{row.text}</b>
        {row.subject !== null && <span className={styles['about']}>{subject(row)}</span>}
        <Stands row={row} rhythm={rhythm} />
        {row.told_at !== null && !row.paused && (
          <DoneOrLater busy={steps.busy} onDone={() => steps.done(row.key, row.told_at ?? '')} onLater={(until) => steps.snooze(row.key, until)} />
        )}
      </div>
      <div className={styles['tools']}>
        {row.told_at === null && !row.paused && next !== undefined && (
          <Tool label={t(again ? 'remind.skip' : 'remind.done')} icon="check" busy={steps.busy} onPress={() => steps.done(row.key, next)} of={row.text} />
        )}
        {again && <Tool label={t(row.paused ? 'remind.resume' : 'remind.pause')} icon={row.paused ? 'clock' : 'pause'} busy={steps.busy} onPress={() => steps.pause(row)} of={row.text} />}
        <Tool label={t('remind.edit')} icon="pen" busy={false} onPress={() => onEdit(row)} of={row.text} />
        <Tool label={t('remind.remove')} icon="cross" busy={steps.busy} onPress={() => steps.remove(row)} of={row.text} />
      </div>
    </li>
  );
}

/** When it comes, in words: put off until, told at, next and then again. */
function Stands({ row, rhythm }: { row: Reminder; rhythm: string }) {
  const { t } = useTranslation();
  const { when } = useReminderWords();
  const [next] = row.next;
  const parts = [
    row.snoozed_until !== null && t('remind.snoozed', { when: when(row.snoozed_until) }),
    row.told_at !== null && row.snoozed_until === null && t('remind.toldAt', { when: when(row.told_at) }),
    next !== undefined && !row.paused && t('remind.next', { when: when(next) }),
    rhythm,
  ];
  return <p className={styles['when']}>{parts.filter(Boolean).join(' · ')}</p>;
}

type ToolProps = { label: string; icon: 'check' | 'pause' | 'clock' | 'pen' | 'cross'; busy: boolean; of: string; onPress: () => void };

const Tool = ({ label, icon, busy, of, onPress }: ToolProps) => (
  <Button look="quiet" size="small" square disabled={busy} aria-label={`${label} · ${of}`} title={label} onClick={onPress}>
    <Icon name={icon} />
    <span>{label}</span>
  </Button>
);

const LINES = [0, 1, 2];

function Bones() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('remind.loading')}>
      {LINES.map((at) => (
        <div key={at} className={styles['bone']}>
          <Bone width={12 + at * 3} />
          <Bone width={18} />
        </div>
      ))}
    </div>
  );
}
