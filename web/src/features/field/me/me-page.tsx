import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { remindersQuery } from '@/features/notices/reminders/queries';
import { Sessions } from '@/features/people/field/sessions';
import { keepMe, meQuery, type Me } from '@/features/people/queries';
import { Link } from '@/lib/address';
import { APPEARANCES, appearance, showAppearance, type Appearance } from '@/lib/appearance';
import { changeLanguage, LANGUAGES, type Language } from '@/lib/i18n';
import { later } from '@/lib/later';
import { nameFor, useReader } from '@/lib/reader';
import { Avatar } from '@/ui/avatar';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

import { ChoiceField } from '../form';
import { useStanding } from '../outbox/use-outbox';
import frame from '../page.module.css';
import { REMINDERS, TIME, UNSENT } from '../paths';
import { useRemindersAhead } from '../reminders/ahead';
import { Sheet } from '../sheet';
import styles from './me-page.module.css';

const Presence = later(() => import('./presence').then((card) => card.PresenceAndPlace));

/** 我的: who I am here, how it speaks and looks, what is not sent, and the way out. */
export function MePage({ me, onSignOut }: { me: Me; onSignOut: () => Promise<void> }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { language } = useReader();
  const { waiting, troubled } = useStanding();
  const [look, setLook] = useState<Appearance>(appearance());
  const [leaving, setLeaving] = useState(false);
  useRemindersAhead();

  const said = useProblemWords();
  const [trouble, setTrouble] = useState<unknown>();

  async function orSay(step: () => Promise<void>): Promise<void> {
    setTrouble(undefined);
    try {
      await step();
    } catch (error) {
      setTrouble(error);
      void client.invalidateQueries(meQuery);
    }
  }

  const speak = (next: Language): Promise<void> =>
    orSay(async () => {
      await changeLanguage(next);
      client.setQueryData(meQuery.queryKey, await keepMe().run({ language: next }, { version: me.version }));
    });

  function leave(): void {
    setLeaving(false);
    void orSay(onSignOut);
  }

  return (
    <div className={frame['page']}>
      <header className={frame['head']}>
        <Avatar name={me.name} />
        <div className={frame['grow']}>
          <h1 dir="auto">{me.name}</h1>
          {me.team && <p>{nameFor(language, me.team)}</p>}
        </div>
      </header>
      <div className={frame['body']}>
        <Link className={styles['link']} to={UNSENT}>
          <Icon name="upload" size={20} />
          <span className={frame['grow']}>{t('field.me.unsent')}</span>
          <b>{waiting.length + troubled.length || t('field.me.none')}</b>
          <Icon name="right" size={20} />
        </Link>
        {'workorders.visit' in me.rights && (
          <Presence person={me.key} />
        )}
        {'workorders.work' in me.rights && (
          <Link className={styles['link']} to={TIME}>
            <Icon name="clock" size={20} />
            <span className={frame['grow']}>{t('spent.mine')}</span>
            <Icon name="right" size={20} />
          </Link>
        )}
        {'notices.see' in me.rights && (
          <Link className={styles['link']} to={REMINDERS}>
            <Icon name="bell" size={20} />
            <span className={frame['grow']}>{t('remind.title')}</span>
            <Due />
            <Icon name="right" size={20} />
          </Link>
        )}
        <Section>
          <ChoiceField label={t('field.me.language')} options={LANGUAGES.map((one) => [one, t(`language.${one}`)])} value={language} onChange={(next) => void speak(next)} />
        </Section>
        <Section>
          <ChoiceField
            label={t('field.me.appearance')}
            options={APPEARANCES.map((one) => [one, t(`appearance.${one}`)])}
            value={look}
            onChange={(next) => {
              showAppearance(next);
              setLook(next);
            }}
          />
        </Section>
        <Section title={t('field.me.sessions')}>
          <Sessions />
        </Section>
        <a className={styles['link']} href="/console/">
          <Icon name="screen" size={20} />
          <span className={frame['grow']}>{t('field.me.desk')}</span>
          <Icon name="right" size={20} />
        </a>
        {trouble !== undefined && <Said>{said(trouble)}</Said>}
        <Button size="big" onClick={() => (waiting.length > 0 ? setLeaving(true) : leave())}>
          <Icon name="out" size={20} />
          {t('field.me.signOut')}
        </Button>
      </div>
      {leaving && (
        <Sheet title={t('field.me.leaveTitle', { count: waiting.length })} onClose={() => setLeaving(false)}>
          <p>{t('field.me.leave')}</p>
          <Button look="primary" size="big" onClick={() => setLeaving(false)}>
            {t('field.me.stay')}
          </Button>
          <Button look="quiet" size="big" onClick={leave}>
            {t('field.me.leaveAnyway')}
          </Button>
        </Sheet>
      )}
    </div>
  );
}

/** How many of my reminders have come and are not done. */
function Due() {
  const { t } = useTranslation();
  const due = useQuery(remindersQuery).data?.rows.filter((row) => row.told_at !== null && !row.paused).length ?? 0;
  return due > 0 && <b>{t('remind.due', { count: due })}</b>;
}

function Section({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className={styles['card']}>
      {title && <h2>{title}</h2>}
      {children}
    </section>
  );
}
