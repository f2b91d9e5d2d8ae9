import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { deviceName } from '@/lib/device';
import { Button } from '@/ui/button';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { Moment } from '@/ui/said-time';
import { Bone } from '@/ui/skeleton';

import { endMySession, mySessionsQuery } from '../queries';
import styles from './sessions.module.css';

/** Where one is signed in; any but this can be ended here, such as that of a phone that was lost. */
export function Sessions() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const said = useProblemWords();
  const sessions = useQuery(mySessionsQuery);
  const [trouble, setTrouble] = useState<string>();

  async function end(key: string): Promise<void> {
    setTrouble(undefined);
    try {
      await endMySession(key).run(null);
      await client.invalidateQueries(mySessionsQuery);
    } catch (error) {
      setTrouble(said(error));
    }
  }

  if (sessions.isPending) return <Bone width={12} />;
  if (sessions.data === undefined)
    return (
      <>
        <Said>{t('field.me.sessionsFailed')}</Said>
        <Button onClick={() => void sessions.refetch()}>{t('trouble.retry')}</Button>
      </>
    );
  return (
    <>
      {trouble && <Said>{trouble}</Said>}
      <ul className={styles['list']}>
        {sessions.data.rows.map((one) => (
          <li key={one.key} className={styles['one']}>
            <span className={styles['words']}>
              <b>{deviceName(one.user_agent) || one.ip}</b>
              <small>
                {one.ip} · <Moment at={one.began_at} />
              </small>
            </span>
            {one.current ? <small>{t('field.me.current')}</small> : <Button onClick={() => void end(one.key)}>{t('field.me.end')}</Button>}
          </li>
        ))}
      </ul>
    </>
  );
}
