import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { dropPasskey, type Authenticator } from '@/api/account';
import { makePasskey, passkeysWork } from '@/api/passkey';
import { Button } from '@/ui/button';
import { Card, Nothing } from '@/ui/card';
import { Ago } from '@/ui/said-time';

import { LineItem } from '../parts/inputs';
import { Read } from '../parts/read';
import sessions from '../parts/session-rows.module.css';
import { Sheet } from '../parts/sheet';
import { useStep } from '../parts/use-step';
import { authenticatorsQuery } from './queries';
import { useConfirmed } from './use-confirmed';

type Passkey = Extract<Authenticator, { type: 'webauthn' }>;

const isPasskey = (one: Authenticator): one is Passkey => one.type === 'webauthn';
const instant = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** Passkeys: a finger or a face in the place of the password. */
export function PasskeysCard() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const known = useQuery(authenticatorsQuery);
  const { confirmed, asking } = useConfirmed();
  const [adding, setAdding] = useState(false);
  const readAgain = (): Promise<void> => client.invalidateQueries({ queryKey: authenticatorsQuery.queryKey });

  async function add({ name }: { name: string }): Promise<void> {
    await confirmed(() => makePasskey(name));
    await readAgain();
  }

  async function drop(passkey: Passkey): Promise<void> {
    await confirmed(() => dropPasskey(passkey.id));
    await readAgain();
  }

  return (
    <Card
      icon="keyboard"
      title={t('account.passkeys')}
      lead={t(passkeysWork() ? 'account.passkeysLead' : 'account.passkeysNeedTls')}
      actions={
        passkeysWork() && (
          <Button size="small" look="quiet" onClick={() => setAdding(true)}>
            {t('account.addPasskey')}
          </Button>
        )
      }
    >
      <Read query={known}>
        {(data) => {
          const passkeys = data.filter(isPasskey);
          return passkeys.length === 0 ? <Nothing>{t('account.noPasskeys')}</Nothing> : <Rows passkeys={passkeys} drop={drop} />;
        }}
      </Read>
      {adding && (
        <Sheet title={t('account.addPasskey')} ok={t('account.goOn')} lead={t('account.addPasskeyLead')} initial={{ name: '' }} save={add} onClose={() => setAdding(false)}>
          <LineItem name="name" label={t('account.passkeyName')} />
        </Sheet>
      )}
      {asking}
    </Card>
  );
}

function Rows({ passkeys, drop }: { passkeys: Passkey[]; drop: (passkey: Passkey) => Promise<void> }) {
  const { t } = useTranslation();
  const { askFirst, busy } = useStep();
  return (
    <ul className={sessions['rows']}>
      {passkeys.map((one) => (
        <li key={one.id} className={sessions['row']}>
          <span>
            <b>{one.name}</b>
            <small>
              {t('account.made')} <Ago at={instant(one.created_at)} />
            </small>
          </span>
          <Button
            size="small"
            look="quiet"
            disabled={busy}
            aria-label={t('people.removeName', { name: one.name })}
            onClick={() => askFirst({ title: t('account.dropPasskeyTitle', { name: one.name }), text: t('account.dropPasskeyText'), ok: t('people.remove') }, () => drop(one))}
          >
            {t('people.remove')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
