import { App, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { changePassword } from '@/api/account';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';

import { Sheet } from '../parts/sheet';

type Filled = { current: string; next: string; again: string };

export function PasswordCard() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);

  async function save({ current, next }: Filled): Promise<void> {
    await changePassword(current, next);
    void message.success(t('account.passwordChanged'));
  }

  const required = (name: string) => ({ required: true, message: t('people.required', { name }) });
  return (
    <Card
      icon="lock"
      title={t('person.password')}
      lead={t('account.passwordLead')}
      actions={
        <Button size="small" look="quiet" onClick={() => setOpen(true)}>
          {t('account.changePassword')}
        </Button>
      }
    >
      {open && (
        <Sheet<Filled> title={t('account.changePassword')} ok={t('account.changePassword')} lead={t('account.changePasswordLead')} initial={{ current: '', next: '', again: '' }} save={save} onClose={() => setOpen(false)}>
          <Form.Item name="current" label={t('account.currentPassword')} rules={[required(t('account.currentPassword'))]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Form.Item name="next" label={t('person.newPassword')} rules={[required(t('person.newPassword'))]} extra={t('account.passwordHint')}>
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Form.Item
            name="again"
            label={t('account.again')}
            dependencies={['next']}
            rules={[({ getFieldValue }) => ({ validator: (_, value) => (value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(t('account.differs')))) })]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
        </Sheet>
      )}
    </Card>
  );
}
