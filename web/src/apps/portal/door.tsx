import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { signOut } from '@/api/sign-in';
import { meQuery } from '@/features/people/portal/queries';
import { SignInPage } from '@/features/people/sign-in/sign-in-page';
import { go, inside, useAddress } from '@/lib/address';
import { changeLanguage, spoken } from '@/lib/i18n';
import { Button, buttonClass } from '@/ui/button';

import styles from './door.module.css';
import { useHouse } from './house';

/** The way in; whoever belongs to another door is shown the way there. */
export default function Door() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { query } = useAddress();
  const { name, phone } = useHouse();
  const next = inside(query.get('next'));
  const [staff, setStaff] = useState(query.has('staff'));

  async function enter(): Promise<void> {
    client.removeQueries();
    try {
      const me = await client.query(meQuery);
      await changeLanguage(spoken(me.language) ?? 'zh-CN');
      go(next, { replace: true });
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'other_door') throw error;
      setStaff(true);
    }
  }

  if (staff) return <ForStaff onOther={() => void signOut().then(() => setStaff(false))} />;
  return (
    <SignInPage
      onSignedIn={enter}
      name={name}
      lead={t('portal.door.lead')}
      help={t(phone ? 'portal.door.help' : 'portal.door.helpless')}
      notice={query.has('next') && next !== '/' ? t('signIn.ended') : undefined}
    />
  );
}

function ForStaff({ onOther }: { onOther: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles['staff']}>
      <h1>{t('portal.door.staff')}</h1>
      <a className={buttonClass({ look: 'primary', size: 'big' })} href="/console/">
        {t('portal.door.toConsole')}
      </a>
      <a className={buttonClass({ size: 'big' })} href="/field/">
        {t('portal.door.toField')}
      </a>
      <Button look="quiet" size="big" onClick={onOther}>
        {t('portal.door.other')}
      </Button>
    </div>
  );
}
