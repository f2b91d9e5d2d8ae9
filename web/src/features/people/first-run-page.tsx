import { useRef, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Mark } from '@/ui/mark';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

import { makeFirstAdmin, type FirstAdmin } from './queries';
import styles from './sign-in/sign-in-page.module.css';

const EMPTY: FirstAdmin = { name: '', email: '', password: '' };
const AUTOCOMPLETE: Record<keyof FirstAdmin, string> = { name: 'name', email: 'email', password: 'new-password' };
const TYPES: Record<keyof FirstAdmin, string> = { name: 'text', email: 'email', password: 'password' };

/** A new installation has nobody yet: its first administrator is made here, once. */
export function FirstRunPage({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const [admin, setAdmin] = useState(EMPTY);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const words = useProblemWords();
  const write = useRef(makeFirstAdmin());
  const wrong = (field: string): string | undefined =>
    trouble instanceof Problem ? trouble.fields.find((one) => one.field === field)?.message : undefined;

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setTrouble(undefined);
    try {
      await write.current.run(admin);
      onDone();
    } catch (error) {
      setTrouble(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <main className={styles['page']}>
      <title>{`${t('firstRun.title')} · ${t('product')}`}</title>
      <div className={styles['card']}>
        <header className={styles['brand']}>
          <Mark big />
          <div>
            <h1 className={styles['name']}>{t('product')}</h1>
            <p className={styles['lead']}>{t('signIn.lead')}</p>
          </div>
        </header>
        <form className={styles['form']} onSubmit={(event) => void submit(event)} noValidate>
          <h2 className={styles['title']}>{t('firstRun.title')}</h2>
          <p className={styles['hint']}>{t('firstRun.lead')}</p>
          {trouble !== undefined && <Said>{words(trouble)}</Said>}
          {(['name', 'email', 'password'] as const).map((field, at) => (
            <Field
              key={field}
              label={t(`firstRun.${field}`)}
              type={TYPES[field]}
              autoComplete={AUTOCOMPLETE[field]}
              autoFocus={at === 0}
              value={admin[field]}
              onChange={(event) => setAdmin({ ...admin, [field]: event.target.value })}
              wrong={wrong(field)}
            />
          ))}
          <Button type="submit" look="primary" size="big" busy={busy}>
            {t('firstRun.submit')}
          </Button>
        </form>
      </div>
    </main>
  );
}
