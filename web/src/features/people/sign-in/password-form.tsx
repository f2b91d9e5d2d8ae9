import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { signIn } from '@/api/sign-in';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Said } from '@/ui/notice';

import { PasskeyButton } from './passkey-button';
import styles from './sign-in-page.module.css';
import { useStep } from './use-step';

type Props = { notice: ReactNode; onCodeWanted: () => void; onSignedIn: () => Promise<void> };

export function PasswordForm({ notice, onCodeWanted, onSignedIn }: Props) {
  const { t } = useTranslation();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, trouble, take } = useStep((step) => (step === 'in' ? onSignedIn() : onCodeWanted()), t('signIn.wrong'));

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setTried(true);
    if (login.trim() && password) void take(() => signIn(login, password));
  }

  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <h2 className={styles['title']}>{t('signIn.title')}</h2>
      {notice && !trouble && <p className={styles['hint']}>{notice}</p>}
      {trouble && <Said>{trouble}</Said>}
      <Field
        label={t('signIn.login')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        value={login}
        onChange={(event) => setLogin(event.target.value)}
        wrong={tried && !login.trim() ? t('signIn.loginMissing') : undefined}
      />
      <Field
        label={t('signIn.password')}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        wrong={tried && !password ? t('signIn.passwordMissing') : undefined}
      />
      <Button type="submit" look="primary" size="big" busy={busy}>
        {t('signIn.submit')}
      </Button>
      <PasskeyButton how="login" busy={busy} take={take} />
    </form>
  );
}
