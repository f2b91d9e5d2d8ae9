import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { useProblemWords } from '@/ui/problem-words';
import { Bone } from '@/ui/skeleton';

import { REMINDERS } from '../paths';
import { askReminder } from './here';
import { remindersQuery, type Reminder } from './queries';
import styles from './reminders-card.module.css';
import { useReminderWords } from './use-words';

const MOST = 3;

/** On one's own page: the nearest reminders, and the way to all of them. */
export function RemindersCard() {
  const { t } = useTranslation();
  const words = useProblemWords();
  const reminders = useQuery(remindersQuery);
  return (
    <Card
      icon="bell"
      title={t('remind.title')}
      lead={t('remind.cardLead')}
      actions={
        <Button size="small" onClick={() => askReminder({})}>
          {t('remind.new')}
        </Button>
      }
    >
      {reminders.isPending ? <Bone width={20} /> : reminders.data === undefined ? <p className={styles['line']}>{words(reminders.error)}</p> : <Nearest rows={reminders.data.rows} />}
      <Link to={REMINDERS}>{t('remind.cardOpen')}</Link>
    </Card>
  );
}

function Nearest({ rows }: { rows: Reminder[] }) {
  const { t } = useTranslation();
  const { when, rhythm } = useReminderWords();
  const shown = rows.filter((row) => !row.paused).slice(0, MOST);
  if (shown.length === 0) return <p className={styles['line']}>{t('remind.cardNone')}</p>;
  return (
    <ul className={styles['list']}>
      {shown.map((row) => {
        const [next] = row.next;
        const at = row.told_at !== null ? t('remind.group.told') : next === undefined ? '' : when(next);
        return (
          <li key={row.key}>
            <span dir="auto">{row.text}</span>
            <small>{[at, rhythm(row)].filter(Boolean).join(' · ')}</small>
          </li>
        );
      })}
    </ul>
  );
}
