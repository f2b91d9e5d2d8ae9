import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Form, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Button } from '@/ui/button';
import { Card, Nothing } from '@/ui/card';
import { Ago, Moment } from '@/ui/said-time';
import { sizes } from '@/ui/theme';

import { LineItem } from '../parts/inputs';
import { Read } from '../parts/read';
import sessions from '../parts/session-rows.module.css';
import { Sheet } from '../parts/sheet';
import { useStep } from '../parts/use-step';
import { MANUAL } from '../paths';
import type { Me } from '../queries';
import { roomsOf } from '../roles/rights';
import { endToken, makeToken, tokensQuery, type Token } from './queries';
import styles from './security.module.css';

const DAYS = [30, 90, 180, 365] as const;
const DAY_MS = 86_400_000;

/** Tokens with which programs act in one's name, for some rights and until a day. */
export function TokensCard({ me }: { me: Me }) {
  const { t } = useTranslation();
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string>();
  const tokens = useQuery(tokensQuery);
  return (
    <Card
      icon="link"
      title={t('account.tokens')}
      lead={t('account.tokensLead')}
      actions={
        <>
          <Link to={MANUAL}>{t('account.manual')}</Link>
          <Button size="small" look="quiet" onClick={() => setMaking(true)}>
            {t('account.addToken')}
          </Button>
        </>
      }
    >
      <Read query={tokens}>
        {({ rows }) => {
          const living = rows.filter((one) => one.ended_at === null);
          if (living.length === 0) return <Nothing>{t('account.noTokens')}</Nothing>;
          return (
            <ul className={sessions['rows']}>
              {living.map((one) => (
                <Line key={one.key} token={one} />
              ))}
            </ul>
          );
        }}
      </Read>
      {making && <TokenSheet me={me} onMade={setSecret} onClose={() => setMaking(false)} />}
      {secret !== undefined && <SecretSheet secret={secret} onClose={() => setSecret(undefined)} />}
    </Card>
  );
}

function Line({ token }: { token: Token }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { askFirst, busy } = useStep();
  const [write] = useState(() => endToken(token.key));

  async function end(): Promise<void> {
    await write.run(null);
    await client.invalidateQueries({ queryKey: tokensQuery.queryKey });
  }

  return (
    <li className={sessions['row']}>
      <span>
        <b>{token.name}</b>
        <small>
          {t('account.rightsCount', { count: token.rights.length })} · {t('account.expires')} <Moment at={token.expires_at} /> · {token.last_used_at ? <>{t('account.lastUsed')} <Ago at={token.last_used_at} /></> : t('account.neverUsed')}
        </small>
      </span>
      <Button size="small" look="quiet" disabled={busy} aria-label={t('account.endName', { name: token.name })} onClick={() => askFirst({ title: t('account.endTokenTitle', { name: token.name }), text: t('account.endTokenText'), ok: t('account.end') }, end)}>
        {t('account.end')}
      </Button>
    </li>
  );
}

type Filled = { name: string; rights: string[]; days: number };

function TokenSheet({ me, onMade, onClose }: { me: Me; onMade: (secret: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [write] = useState(makeToken);
  const [from] = useState(() => Date.now());
  const groups = roomsOf('staff').map(([room, rights]) => ({
    label: t(`roles.room.${room}`),
    options: rights.filter((right) => right in me.rights).map((right) => ({ value: right, label: t(`rights.${right}`) })),
  }));

  async function save({ name, rights, days }: Filled): Promise<void> {
    const { secret } = await write.run({ name, rights, expires_at: new Date(from + days * DAY_MS).toISOString() });
    await client.invalidateQueries({ queryKey: tokensQuery.queryKey });
    onMade(secret);
  }

  return (
    <Sheet<Filled> title={t('account.addToken')} ok={t('account.addToken')} lead={t('account.tokenLead')} initial={{ name: '', rights: [], days: 90 }} save={save} onClose={onClose}>
      <LineItem name="name" label={t('account.tokenName')} />
      <Form.Item name="rights" label={t('account.tokenRights')} rules={[{ required: true, type: 'array', min: 1, message: t('people.required', { name: t('account.tokenRights') }) }]}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={groups.filter((group) => group.options.length > 0)} />
      </Form.Item>
      <Form.Item name="days" label={t('account.tokenUntil')}>
        <Radio.Group optionType="button" options={DAYS.map((days) => ({ value: days, label: t('account.inDays', { count: days }) }))} />
      </Form.Item>
    </Sheet>
  );
}

/** The secret, this once. */
function SecretSheet({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(secret);
    void message.success(t('account.copied'));
  }

  return (
    <Modal open title={t('account.secretTitle')} footer={null} onCancel={onClose} mask={{ closable: false }} width={parseInt(sizes.sheet)} transitionName="" maskTransitionName="">
      <p>{t(secret ? 'account.secretLead' : 'account.secretGone')}</p>
      {secret && (
        <p className={styles['codes']}>
          <code className={styles['secret']} data-testid="secret">
            {secret}
          </code>
        </p>
      )}
      <div className={styles['steps']}>
        {secret && 'clipboard' in navigator && (
          <Button look="primary" onClick={() => void copy()}>
            {t('account.copy')}
          </Button>
        )}
        <Button onClick={onClose}>{t('account.kept')}</Button>
      </div>
    </Modal>
  );
}
