import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { changeLanguage, type Language } from '@/lib/i18n';
import { useReader } from '@/lib/reader';
import { Mark } from '@/ui/mark';

import { CodeForm } from './code-form';
import { PasswordForm } from './password-form';
import styles from './sign-in-page.module.css';

type Props = { onSignedIn: () => Promise<void>; notice?: ReactNode; name?: string; lead?: string; help?: string };

/** Two steps at most: e-mail or phone with the password, then a code where the account asks for one. A door may say its
    own name and what it is for. */
export function SignInPage({ onSignedIn, notice, name, lead, help }: Props) {
  const { t } = useTranslation();
  const [step, setStep] = useState<'password' | 'code'>('password');
  return (
    <main className={styles['page']}>
      <div className={styles['card']}>
        <header className={styles['brand']}>
          <Mark big />
          <div>
            <h1 className={styles['name']}>{name ?? t('product')}</h1>
            <p className={styles['lead']}>{lead ?? t('signIn.lead')}</p>
          </div>
        </header>
        {step === 'password' ? (
          <PasswordForm notice={notice} onCodeWanted={() => setStep('code')} onSignedIn={onSignedIn} />
        ) : (
          <CodeForm onBack={() => setStep('password')} onSignedIn={onSignedIn} />
        )}
        <p className={styles['help']}>{help ?? t('signIn.help')}</p>
        <footer className={styles['foot']}>
          <OtherLanguage />
        </footer>
      </div>
    </main>
  );
}

function OtherLanguage() {
  const { t } = useTranslation();
  const { language } = useReader();
  const other: Language = language === 'en' ? 'zh-CN' : 'en';
  return (
    <button type="button" className={styles['quiet']} lang={other} onClick={() => void changeLanguage(other)}>
      {t(`language.${other}`)}
    </button>
  );
}
