import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { Button } from '@/ui/button';
import { Said as Trouble } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { Moment } from '@/ui/said-time';
import { Bone } from '@/ui/skeleton';

import { ChoiceField } from '../form';
import { SharingCard } from '../underway/sharing-card';
import { presenceQuery, sayPresence, type Said } from './queries';
import styles from './presence.module.css';

const STATES = ['on_duty', 'break', 'away'] as const;
const HOURS = ['1', '2', '4', '8'] as const;

/** 在岗·小休·暂离, for one thumb: a break is an hour, whoever is away says for how long. */
export function Presence({ person }: { person: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const said = useProblemWords();
  const query = presenceQuery(person);
  const { data, error, isPending, refetch } = useQuery({ ...query, retry: (count, failure) => count < 2 && !isNobody(failure) });
  const [leaving, setLeaving] = useState(false);
  const [trouble, setTrouble] = useState<string>();

  async function say(body: Said): Promise<void> {
    setTrouble(undefined);
    setLeaving(false);
    try {
      client.setQueryData(query.queryKey, await sayPresence(person).run(body, { version: data?.version ?? 0 }));
    } catch (failure) {
      setTrouble(said(failure));
      void refetch();
    }
  }

  const away = (hours: string): void => void say({ state: 'away', until_at: new Date(Date.now() + Number(hours) * 3_600_000).toISOString() });
  const choose = (state: Said['state']): void => (state === 'away' ? setLeaving(true) : void say({ state }));

  if (isNobody(error)) return null;
  if (isPending) return <section className={styles['card']} aria-busy="true"><Bone width={12} /></section>;
  if (data === undefined)
    return (
      <section className={styles['card']}>
        <Trouble>{t('field.me.presence.failed')}</Trouble>
        <Button onClick={() => void refetch()}>{t('trouble.retry')}</Button>
      </section>
    );
  return (
    <section className={styles['card']}>
      {data.state === 'leave' ? (
        <p>{t('field.me.presence.leave')}</p>
      ) : (
        <ChoiceField
          label={t('field.me.presence.title')}
          hint={t('field.me.presence.hint')}
          options={STATES.map((state) => [state, t(`field.me.presence.${state}`)])}
          value={leaving ? 'away' : data.state}
          onChange={choose}
        />
      )}
      {leaving && <ChoiceField label={t('field.me.presence.back')} options={HOURS.map((hours) => [hours, t('field.me.presence.hours', { count: Number(hours) })])} value="" onChange={away} />}
      {data.until_at !== null && !leaving && (
        <p className={styles['until']} role="status">
          {t('field.me.presence.until')} <Moment at={data.until_at} />
        </p>
      )}
      {trouble && <Trouble>{trouble}</Trouble>}
    </section>
  );
}

/** Whether I am there, and whether where I am may be known: one part of the page, fetched together. */
export function PresenceAndPlace({ person }: { person: string }) {
  return (
    <>
      <Presence person={person} />
      <SharingCard />
    </>
  );
}

/** Somebody who is no engineer is neither there nor away. */
const isNobody = (failure: unknown): boolean => failure instanceof Problem && (failure.status === 404 || failure.status === 403);
