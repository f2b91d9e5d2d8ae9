import { useTranslation } from 'react-i18next';

import type { Reminder } from '@/features/notices/reminders/queries';
import { ReminderForm, type About } from '@/features/notices/reminders/reminder-form';

import { Sheet } from '../sheet';

type Props = { about?: About | undefined; reminder?: Reminder | undefined; onClose: () => void; onSaved?: (reminder: Reminder) => void };

/** A line to oneself, written with the thumb. */
export function RemindSheet({ about, reminder, onClose, onSaved }: Props) {
  const { t } = useTranslation();
  return (
    <Sheet title={t(reminder ? 'remind.change' : 'remind.me')} onClose={onClose}>
      <ReminderForm about={about} reminder={reminder} onClose={onClose} onSaved={onSaved} />
    </Sheet>
  );
}
