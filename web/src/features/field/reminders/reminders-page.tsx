import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Reminder } from '@/features/notices/reminders/queries';
import { ReminderList } from '@/features/notices/reminders/reminder-list';
import { Link } from '@/lib/address';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';

import frame from '../page.module.css';
import { orderPath } from '../paths';
import { Top } from '../top';
import { RemindSheet } from './remind-sheet';
import styles from './reminders-page.module.css';

/** What I told myself: what has come, what is ahead, what rests. */
export function RemindersPage() {
  const { t } = useTranslation();
  const [open, setOpen] = useState<{ reminder?: Reminder }>();
  return (
    <div className={frame['page']}>
      <Top title={t('remind.title')} />
      <div className={styles['list']}>
        <ReminderList subject={subjectOf} onAdd={() => setOpen({})} onEdit={(reminder) => setOpen({ reminder })} />
      </div>
      <div className={styles['foot']}>
        <Button look="primary" size="big" onClick={() => setOpen({})}>
          <Icon name="plus" size={20} />
          {t('remind.new')}
        </Button>
      </div>
      {open && <RemindSheet reminder={open.reminder} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

/** The phone has pages of orders; of what else a reminder is about it says the name. */
function subjectOf({ subject, room, title }: Reminder) {
  if (subject === null || title === null) return null;
  return room === 'workorders' ? <Link to={orderPath(subject)}>{title}</Link> : title;
}
