import { App, Modal } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { sizes } from '@/ui/theme';

import { dismissReminder, useAsked } from './here';
import type { Reminder } from './queries';
import { ReminderForm } from './reminder-form';
import { useReminderWords } from './use-words';

/** The one sheet in which the desk writes reminders, whoever asked for it: a button, a key, the palette, the list. */
export function RemindSheet() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { when } = useReminderWords();
  const asked = useAsked();
  const box = useRef<HTMLDivElement>(null);
  if (asked === undefined) return null;

  function saved({ next }: Reminder): void {
    if (next[0] !== undefined) void message.success(t('remind.saved', { when: when(next[0]) }));
  }

  return (
    <Modal open title={t(asked.reminder ? 'remind.change' : 'remind.me')} footer={null} onCancel={dismissReminder} afterOpenChange={(open) => open && box.current?.querySelector('input')?.focus()} destroyOnHidden width={parseInt(sizes.sheet)} transitionName="" maskTransitionName="">
      <div ref={box}>
        <ReminderForm key={asked.reminder?.key ?? asked.about?.key ?? ''} reminder={asked.reminder} about={asked.reminder ? aboutOf(asked.reminder) : asked.about} onClose={dismissReminder} onSaved={saved} />
      </div>
    </Modal>
  );
}

const aboutOf = ({ subject, title }: Reminder) => (subject !== null && title !== null ? { key: subject, title } : undefined);
