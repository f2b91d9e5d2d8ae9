import { Form, Input, QRCode } from 'antd';
import { useTranslation } from 'react-i18next';

import { startTotp, type TotpSecret } from '@/api/account';
import { palettes } from '@/ui/theme';

import { Sheet } from '../parts/sheet';
import styles from './security.module.css';

type Props = { secret: TotpSecret; confirmed: <T>(step: () => Promise<T>) => Promise<T>; onDone: () => Promise<void>; onClose: () => void };

/** The secret as a picture for the phone's camera and as text, and the first code to see that it arrived. */
export function TotpSheet({ secret, confirmed, onDone, onClose }: Props) {
  const { t } = useTranslation();

  async function save({ code }: { code: string }): Promise<void> {
    await confirmed(() => startTotp(code));
    await onDone();
  }

  return (
    <Sheet title={t('account.startTotp')} ok={t('account.finishTotp')} initial={{ code: '' }} save={save} onClose={onClose}>
      <div className={styles['qr']}>
        <QRCode type="svg" value={secret.totp_url} color={palettes.light.ink} bgColor={palettes.light.surface} aria-label={t('account.qr')} />
        <div className={styles['how']}>
          <p>{t('account.scan')}</p>
          <p>{t('account.orType')}</p>
          <code className={styles['secret']}>{secret.secret.match(/.{1,4}/g)?.join(' ')}</code>
        </div>
      </div>
      <Form.Item name="code" label={t('account.firstCode')} rules={[{ required: true, message: t('people.required', { name: t('signIn.code') }) }]}>
        <Input inputMode="numeric" autoComplete="one-time-code" maxLength={9} />
      </Form.Item>
    </Sheet>
  );
}
