import { useMutation, useQueryClient } from '@tanstack/react-query';

import { addReminder, changeReminder, finishReminder, readRemindersAgain, removeReminder, snoozeReminder, type Reminder, type ReminderIn } from './queries';

type Doing =
  | { what: 'done'; key: string; of: string }
  | { what: 'snooze'; key: string; until: Date }
  | { what: 'pause'; reminder: Reminder; paused: boolean }
  | { what: 'remove'; reminder: Reminder }
  | { what: 'restore'; reminder: Reminder };

/** What is done about reminders, one step at a time; what was removed last can be brought back. */
export function useReminders() {
  const client = useQueryClient();
  const doing = useMutation({ mutationFn: (step: Doing) => take(step), onSettled: () => readRemindersAgain(client) });
  const removed = doing.isSuccess && doing.variables.what === 'remove' ? doing.variables.reminder : undefined;
  return {
    busy: doing.isPending,
    error: doing.error,
    removed,
    done: (key: string, of: string): void => doing.mutate({ what: 'done', key, of }),
    snooze: (key: string, until: Date): void => doing.mutate({ what: 'snooze', key, until }),
    pause: (reminder: Reminder): void => doing.mutate({ what: 'pause', reminder, paused: !reminder.paused }),
    remove: (reminder: Reminder): void => doing.mutate({ what: 'remove', reminder }),
    restore: (reminder: Reminder): void => doing.mutate({ what: 'restore', reminder }),
  };
}

function take(step: Doing): Promise<unknown> {
  switch (step.what) {
    case 'done':
      return finishReminder(step.key).run({ of: step.of });
    case 'snooze':
      return snoozeReminder(step.key).run({ again_at: step.until.toISOString() });
    case 'pause':
      return changeReminder(step.reminder.key).run({ paused: step.paused }, { version: step.reminder.version });
    case 'remove':
      return removeReminder(step.reminder.key).run(null);
    case 'restore':
      return addReminder().run(asWritten(step.reminder));
  }
}

const asWritten = ({ text, subject, starts_on, minute, repeats, weekdays, month_day, every, until_on, times, passed }: Reminder): ReminderIn => ({
  text,
  subject,
  starts_on,
  minute,
  repeats,
  weekdays,
  month_day,
  every,
  until_on,
  times: times === null ? null : Math.max(1, times - passed),
});
