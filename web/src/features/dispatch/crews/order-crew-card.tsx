import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useStep } from '@/features/people/parts/use-step';
import { meQuery } from '@/features/people/queries';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Said } from '@/ui/notice';
import { Ago } from '@/ui/said-time';

import styles from './crews.module.css';
import { crewsChanged, liftOrderCrew, orderCrewQuery, type Told } from './queries';
import { useCrewWords } from './use-crew-words';

const CrewSheet = lazy(() => import('./crew-sheet').then((file) => ({ default: file.CrewSheet })));

/** What an order needs of people: by a rule, or as somebody said of it, and then why. */
export function OrderCrewCard({ order }: { order: string }) {
  const sees = 'dispatch.see' in (useQuery(meQuery).data?.rights ?? {});
  return sees ? <Shown order={order} /> : null;
}

function Shown({ order }: { order: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const words = useCrewWords();
  const step = useStep();
  const found = useQuery(orderCrewQuery(order));
  const [open, setOpen] = useState(false);
  const told = found.data;
  if (told === undefined)
    return found.error ? (
      <Card icon="people" title={t('crews.needs')}>
        <Said>{t('crews.failed')}</Said>
        <Button size="small" onClick={() => void found.refetch()}>
          {t('trouble.retry')}
        </Button>
      </Card>
    ) : null;
  const [said, past] = [told.rows.find((row) => row.counts), told.rows.filter((row) => !row.counts)];
  if (told.crew === null && !told.may_set && told.rows.length === 0) return null;
  const lift = (): void =>
    step.askFirst({ title: t('crews.liftTitle'), text: t('crews.liftText'), ok: t('crews.lift'), danger: false }, async () => {
      await liftOrderCrew(order).run(null);
      crewsChanged(client, order);
    });
  const actions = told.may_set && (
    <>
      {said && (
        <Button look="quiet" size="small" disabled={step.busy} onClick={lift}>
          {t('crews.lift')}
        </Button>
      )}
      <Button look="quiet" size="small" onClick={() => setOpen(true)}>
        {t('crews.set')}
      </Button>
    </>
  );
  return (
    <Card icon="people" title={t('crews.needs')} actions={actions}>
      <div className={styles['told']}>
        <p>
          {told.crew ? (
            <>
              <b>{t('crews.people', { count: told.people })}</b> {words.crew(told.crew)}
            </>
          ) : (
            t('crews.one')
          )}
        </p>
        {told.crew?.mentor && <p className={styles['soft']}>{t('crews.mentorRule')}</p>}
        {said ? <Because row={said} /> : told.source === 'rule' && <p className={styles['soft']}>{t('crews.source.rule')}</p>}
      </div>
      {past.length > 0 && (
        <details className={styles['past']}>
          <summary>{t('crews.past', { count: past.length })}</summary>
          <ul>
            {past.map((row) => (
              <li key={row.key} className={styles['told']}>
                <span>{row.crew ? words.crew(row.crew) : t('crews.one')}</span>
                <Because row={row} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <Suspense>{open && <CrewSheet order={order} crew={told.crew} onClose={() => setOpen(false)} />}</Suspense>
    </Card>
  );
}

/** Why, who said so, and when it was taken back. */
function Because({ row }: { row: Told }) {
  const { t } = useTranslation();
  return (
    <>
      <p dir="auto">{row.reason || t('wishes.reasonGone')}</p>
      <p className={styles['soft']}>
        {row.set_by ? row.set_by.name || t('people.erased') : t('wishes.byItself')} · <Ago at={row.set_at} />
        {row.lifted_at !== null && (
          <>
            {' · '}
            {t('wishes.liftedBy', { name: row.lifted_by ? row.lifted_by.name || t('people.erased') : t('wishes.byItself') })} · <Ago at={row.lifted_at} />
          </>
        )}
      </p>
    </>
  );
}
