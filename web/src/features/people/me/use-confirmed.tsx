import { Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { PasswordWanted, typePassword } from '@/api/account';

import { PutAway } from '../parts/put-away';
import { Sheet } from '../parts/sheet';

type Waiting = { step: () => Promise<unknown>; done: (value: unknown) => void; failed: (error: unknown) => void };

/** Takes steps that the server wants the password for, if it was not typed lately: asks, and takes the step again. */
export function useConfirmed(): { confirmed: <T>(step: () => Promise<T>) => Promise<T>; asking: ReactNode } {
  const { t } = useTranslation();
  const [waiting, setWaiting] = useState<Waiting>();

  async function confirmed<T>(step: () => Promise<T>): Promise<T> {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof PasswordWanted)) throw error;
      return new Promise<T>((done, failed) => setWaiting({ step, done: done as (value: unknown) => void, failed }));
    }
  }

  async function go({ password }: { password: string }): Promise<void> {
    await typePassword(password);
    if (waiting === undefined) return;
    await waiting.step().then(waiting.done, waiting.failed);
  }

  function close(): void {
    waiting?.failed(new PutAway()); // of no effect once it is done
    setWaiting(undefined);
  }

  const asking = waiting && (
    <Sheet title={t('account.confirmTitle')} ok={t('account.confirm')} lead={t('account.confirmLead')} initial={{ password: '' }} save={go} onClose={close}>
      <Form.Item name="password" label={t('account.currentPassword')} rules={[{ required: true, message: t('people.required', { name: t('account.currentPassword') }) }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
    </Sheet>
  );
  return { confirmed, asking };
}
