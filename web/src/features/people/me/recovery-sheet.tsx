import { App, Modal } from 'antd';
import { useTranslation } from 'react-i18next';

import { saveFile } from '@/lib/save-file';
import { Button } from '@/ui/button';
import { sizes } from '@/ui/theme';

import styles from './security.module.css';

/** The recovery codes, to be kept where the phone is not. */
export function RecoverySheet({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = codes.join('\n');

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(text);
    void message.success(t('account.copied'));
  }

  return (
    <Modal open title={t('account.recovery')} footer={null} onCancel={onClose} width={parseInt(sizes.sheet)} transitionName="" maskTransitionName="">
      <p>{t('account.recoveryLead')}</p>
      <ul className={styles['codes']}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles['steps']}>
        <Button look="primary" onClick={() => saveFile(t('account.recoveryFile'), text, 'text/plain')}>
          {t('account.saveCodes')}
        </Button>
        {'clipboard' in navigator && <Button onClick={() => void copy()}>{t('account.copy')}</Button>}
        <Button look="quiet" onClick={onClose}>
          {t('account.kept')}
        </Button>
      </div>
    </Modal>
  );
}
