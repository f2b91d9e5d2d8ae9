import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { deviceName } from '@/lib/device';
import { changeLanguage, LANGUAGES, type Language } from '@/lib/i18n';
import { APPEARANCES, appearance, showAppearance, useMode } from '@/lib/appearance';
import { useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { CardBones, Pills, Section, Unread } from '@/ui/column';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { Moment } from '@/ui/said-time';

import styles from './me.module.css';
import { endSignIn, keepLanguage, meQuery, signInsQuery, type Me, type SignIn } from './queries';
import { SignOut } from './sign-out';

type Props = { me: Me; company: ReactNode; onSignOut: () => Promise<void> };

/** Me: how I am addressed, my language, where I am signed in, and the way out. */
export function MePage({ me, company, onSignOut }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <dl className={styles['facts']}>
        {me.email && (
          <div>
            <dt>{t('portal.mine.email')}</dt>
            <dd>{me.email}</dd>
          </div>
        )}
        {me.phone && (
          <div>
            <dt>{t('portal.mine.phone')}</dt>
            <dd>{me.phone}</dd>
          </div>
        )}
      </dl>
      {company}
      <Looks me={me} />
      <SignIns />
      <SignOut onSignOut={onSignOut} />
    </>
  );
}

function Looks({ me }: { me: Me }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const words = useProblemWords();
  const { language } = useReader();
  const [write] = useState(keepLanguage);
  const [error, setError] = useState<unknown>();
  const [chosen, setChosen] = useState(appearance);
  useMode();

  async function speak(next: Language): Promise<void> {
    await changeLanguage(next);
    try {
      client.setQueryData(meQuery.queryKey, await write.run({ language: next }, { version: me.version }));
      setError(undefined);
    } catch (caught) {
      setError(caught);
      void client.invalidateQueries(meQuery);
    }
  }

  return (
    <>
      <Section title={t('language.label')}>
        <Pills label={t('language.label')} names={LANGUAGES} chosen={[language]} words={(name) => t(`language.${name}`)} onToggle={(name) => void speak(name)} />
        {error !== undefined && <Said>{words(error)}</Said>}
      </Section>
      <Section title={t('appearance.label')}>
        <Pills
          label={t('appearance.label')}
          names={APPEARANCES}
          chosen={[chosen]}
          words={(name) => t(`appearance.${name}`)}
          onToggle={(name) => {
            showAppearance(name);
            setChosen(name);
          }}
        />
      </Section>
    </>
  );
}

function SignIns() {
  const { t } = useTranslation();
  const signIns = useQuery(signInsQuery);
  return (
    <Section title={t('portal.mine.sessions')}>
      {signIns.isError && <Unread error={signIns.error} onAgain={() => void signIns.refetch()} />}
      {signIns.data === undefined && !signIns.isError && <CardBones many={1} />}
      <ul className={styles['signIns']}>
        {signIns.data?.rows.map((one) => (
          <SignedIn key={one.key} one={one} />
        ))}
      </ul>
    </Section>
  );
}

function SignedIn({ one }: { one: SignIn }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const words = useProblemWords();
  const [write] = useState(endSignIn);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const where = deviceName(one.user_agent) || t('portal.mine.unknown');

  async function end(): Promise<void> {
    setBusy(true);
    try {
      await write.run({ key: one.key });
      await client.invalidateQueries(signInsQuery);
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  }

  return (
    <li className={styles['signIn']}>
      <span>
        <b>{one.current ? t('portal.mine.this') : where}</b>
        <small>
          {one.current && `${where} · `}
          {one.ip} · <Moment at={one.began_at} />
        </small>
        {error !== undefined && <Said>{words(error)}</Said>}
      </span>
      {!one.current && (
        <Button busy={busy} aria-label={t('portal.mine.endFor', { where })} onClick={() => void end()}>
          {t('portal.mine.end')}
        </Button>
      )}
    </li>
  );
}
