import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { giveCode } from '@/api/sign-in';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Said } from '@/ui/notice';

import { PasskeyButton } from './passkey-button';
import styles from './sign-in-page.module.css';
import { useStep } from './use-step';

type Props = { onBack: () => void; onSignedIn: () => Promise<void> };

export function CodeForm({ onBack, onSignedIn }: Props) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, trouble, take } = useStep(onSignedIn, t('signIn.wrongCode'));

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setTried(true);
    if (code.trim()) void take(() => giveCode(code));
  }

  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <h2 className={styles['title']}>{t('signIn.codeTitle')}</h2>
      <p className={styles['hint']}>{t('signIn.codeLead')}</p>
      {trouble && <Said>{trouble}</Said>}
      <Field
        label={t('signIn.code')}
        autoComplete="one-time-code"
        autoFocus
        spellCheck={false}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        wrong={tried && !code.trim() ? t('signIn.codeMissing') : undefined}
      />
      <Button type="submit" look="primary" size="big" busy={busy}>
        {t('signIn.codeSubmit')}
      </Button>
      <PasskeyButton how="authenticate" busy={busy} take={take} />
      <Button look="quiet" onClick={onBack}>
        {t('signIn.back')}
      </Button>
    </form>
  );
}
