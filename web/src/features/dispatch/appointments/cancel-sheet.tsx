import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Sheet } from '@/features/people/parts/sheet';
import { useWindowWords } from '@/lib/window-words';

import { answered, cancel, type Appointment } from './queries';

type Props = { order: string; confirmed: Appointment; zone: string; onClose: () => void };

/** Nobody comes at the time that was agreed, and why. */
export function CancelSheet({ order, confirmed, zone, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const words = useWindowWords(zone);
  const { message } = App.useApp();
  const [write] = useState(() => cancel(order));

  async function save({ reason }: { reason: string }): Promise<void> {
    answered(client, order, await write.run({ reason }));
    void message.success(t('appointments.cancelled'));
  }

  return (
    <Sheet<{ reason: string }>
      danger
      title={t('appointments.cancelTitle')}
      ok={t('appointments.cancel')}
      lead={t('appointments.cancelLead', { window: words.span(confirmed) })}
      initial={{ reason: '' }}
      save={save}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t('appointments.cancelReason')} extra={t('appointments.cancelExtra')} rules={[{ required: true, whitespace: true, message: t('people.required', { name: t('appointments.cancelReason') }) }]}>
        <Input maxLength={2000} />
      </Form.Item>
    </Sheet>
  );
}
