import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { newRecoveryCodes, newTotp, recoveryCodes, stopTotp, type Authenticator, type TotpSecret } from '@/api/account';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Tag } from '@/ui/tag';

import { Read } from '../parts/read';
import { useStep } from '../parts/use-step';
import { authenticatorsQuery } from './queries';
import { RecoverySheet } from './recovery-sheet';
import styles from './security.module.css';
import { TotpSheet } from './totp-sheet';
import { useConfirmed } from './use-confirmed';

/** A code from the phone after the password, and recovery codes for the day the phone is gone. */
export function SecondStepCard() {
  const { t } = useTranslation();
  const known = useQuery(authenticatorsQuery);
  return (
    <Card icon="shield" title={t('account.secondStep')} lead={t('account.secondStepLead')}>
      <Read query={known}>{(data) => <Steps known={data} />}</Read>
    </Card>
  );
}

function Steps({ known }: { known: Authenticator[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { take, askFirst, busy } = useStep();
  const { confirmed, asking } = useConfirmed();
  const [secret, setSecret] = useState<TotpSecret>();
  const [codes, setCodes] = useState<string[]>();
  const totp = known.find((one) => one.type === 'totp');
  const recovery = known.find((one) => one.type === 'recovery_codes');
  const readAgain = (): Promise<void> => client.invalidateQueries({ queryKey: authenticatorsQuery.queryKey });

  async function begin(): Promise<void> {
    setSecret(await confirmed(newTotp));
  }

  async function begun(): Promise<void> {
    await readAgain();
    setCodes(await recoveryCodes());
  }

  const show = (read: () => Promise<string[]>) => async (): Promise<void> => {
    setCodes(await confirmed(read));
    await readAgain();
  };

  async function stop(): Promise<void> {
    await confirmed(stopTotp);
    await readAgain();
  }

  return (
    <>
      <p className={styles['state']}>
        <Tag tone={totp ? 'done' : 'stop'}>{t(totp ? 'account.on' : 'account.off')}</Tag>
        {totp && recovery && <span>{t('account.codesLeft', { count: recovery.unused_code_count })}</span>}
      </p>
      <div className={styles['steps']}>
        {totp === undefined ? (
          <Button look="primary" busy={busy} onClick={() => void take(begin, t('account.scanNext'))}>
            {t('account.startTotp')}
          </Button>
        ) : (
          <>
            <Button disabled={busy} onClick={() => void take(show(recoveryCodes), t('account.codesShown'))}>
              {t('account.showCodes')}
            </Button>
            <Button
              disabled={busy}
              onClick={() => askFirst({ title: t('account.newCodesTitle'), text: t('account.newCodesText'), ok: t('account.newCodes'), danger: false }, show(newRecoveryCodes), t('account.codesShown'))}
            >
              {t('account.newCodes')}
            </Button>
            <Button disabled={busy} onClick={() => askFirst({ title: t('account.stopTotpTitle'), text: t('account.stopTotpText'), ok: t('account.stopTotp') }, stop)}>
              {t('account.stopTotp')}
            </Button>
          </>
        )}
      </div>
      {secret && <TotpSheet secret={secret} confirmed={confirmed} onDone={begun} onClose={() => setSecret(undefined)} />}
      {codes && <RecoverySheet codes={codes} onClose={() => setCodes(undefined)} />}
      {asking}
    </>
  );
}
