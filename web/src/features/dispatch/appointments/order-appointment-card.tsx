import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Order } from '@/features/workorders/types';
import { useKeys } from '@/lib/keys';
import { useWindowWords } from '@/lib/window-words';
import { Button } from '@/ui/button';
import { Card, Nothing } from '@/ui/card';
import { Kbd } from '@/ui/kbd';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { Ago } from '@/ui/said-time';
import { Tag } from '@/ui/tag';

import { Abroad } from './abroad';
import styles from './appointments.module.css';
import { Left } from './left';
import { appointmentQuery, type Appointment, type Told } from './queries';
import { useArranging } from './use-arranging';

const AppointmentSheet = lazy(() => import('./appointment-sheet').then((file) => ({ default: file.AppointmentSheet })));
const CancelSheet = lazy(() => import('./cancel-sheet').then((file) => ({ default: file.CancelSheet })));

/** When somebody comes as it was agreed with the customer, what is held for them, and what was agreed before. */
export function OrderAppointmentCard({ order }: { order: Order }) {
  const { t } = useTranslation();
  const found = useQuery(appointmentQuery(order.key));
  if (found.data !== undefined) return <Shown order={order} told={found.data} />;
  if (!found.error) return null;
  return (
    <Card icon="clock" title={t('appointments.title')}>
      <Said>{t('appointments.failed')}</Said>
      <Button size="small" onClick={() => void found.refetch()}>
        {t('trouble.retry')}
      </Button>
    </Card>
  );
}

type Opened = 'arrange' | 'cancel';

function Shown({ order, told }: { order: Order; told: Told }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Opened>();
  const may = told.may_arrange && !isBegun(order, told.confirmed);
  const chooses = may && (told.offered || told.held !== null);
  useKeys(chooses ? { 'Shift+V': () => setOpen('arrange') } : {});
  if (!chooses && told.rows.length === 0) return null; // no windows are offered to such an order, and none were
  const past = told.rows.filter((row) => row.key !== told.confirmed?.key && row.key !== told.held?.key);
  const actions = may && (
    <>
      {told.confirmed && (
        <Button look="quiet" size="small" onClick={() => setOpen('cancel')}>
          {t('appointments.cancel')}
        </Button>
      )}
      {chooses && (
        <Button look="quiet" size="small" onClick={() => setOpen('arrange')}>
          {t(told.confirmed ? 'appointments.move' : 'appointments.arrange')}
          <Kbd>⇧V</Kbd>
        </Button>
      )}
    </>
  );
  return (
    <Card icon="clock" title={t('appointments.title')} actions={actions}>
      {told.confirmed === null && told.held === null && <Nothing>{t('appointments.none')}</Nothing>}
      {told.confirmed && <Confirmed order={order} one={told.confirmed} zone={told.zone} />}
      {told.held && <Held order={order.key} one={told.held} zone={told.zone} may={may} onConfirm={() => setOpen('arrange')} />}
      {past.length > 0 && (
        <details className={styles['past']}>
          <summary>{t('appointments.past', { count: past.length })}</summary>
          <ul>
            {past.map((row) => (
              <Past key={row.key} row={row} zone={told.zone} />
            ))}
          </ul>
        </details>
      )}
      <Suspense>
        {open === 'arrange' && <AppointmentSheet order={order} told={told} onClose={() => setOpen(undefined)} />}
        {open === 'cancel' && told.confirmed && <CancelSheet order={order.key} confirmed={told.confirmed} zone={told.zone} onClose={() => setOpen(undefined)} />}
      </Suspense>
    </Card>
  );
}

const BEGUN: ReadonlySet<string> = new Set(['travelling', 'on_site']);

/** Nobody changes what has begun. */
const isBegun = ({ visits }: Order, confirmed: Appointment | null): boolean => visits.some((visit) => visit.key === confirmed?.visit && BEGUN.has(visit.state));

/** Once there is a visit, that says who goes and when. */
function Confirmed({ order, one, zone }: { order: Order; one: Appointment; zone: string }) {
  const { t } = useTranslation();
  const words = useWindowWords(zone);
  const visit = order.visits.find(({ key }) => key === one.visit);
  const name = (visit ?? one).engineer?.name;
  return (
    <div className={styles['told']}>
      <p className={styles['line']}>
        <b>{words.span(one)}</b>
        <Tag tone="hand">{t('appointments.state.confirmed')}</Tag>
      </p>
      {name && <p>{t('appointments.goes', { name, time: words.clock(visit?.starts_at ?? one.starts_at) })}</p>}
      <Abroad rows={[one]} zone={zone} />
      <MadeBy one={one} />
    </div>
  );
}

function Held({ order, one, zone, may, onConfirm }: { order: string; one: Appointment; zone: string; may: boolean; onConfirm: () => void }) {
  const { t } = useTranslation();
  const words = useWindowWords(zone);
  const problem = useProblemWords();
  const doing = useArranging(order);
  return (
    <div className={styles['told']}>
      <p className={styles['line']}>
        <b>{words.span(one)}</b>
        <Tag tone="us">{t('appointments.state.held')}</Tag>
      </p>
      <Left until={one.held_until} />
      <MadeBy one={one} />
      {doing.trouble !== undefined && <Said>{problem(doing.trouble)}</Said>}
      {may && (
        <p className={styles['steps']}>
          <Button size="small" disabled={doing.busy} onClick={onConfirm}>
            {t('appointments.confirm')}
          </Button>
          <Button look="quiet" size="small" busy={doing.busy} onClick={() => void doing.letGo()}>
            {t('appointments.letGo')}
          </Button>
        </p>
      )}
    </div>
  );
}

function MadeBy({ one }: { one: Appointment }) {
  const { t } = useTranslation();
  if (one.made_by === null) return null;
  return (
    <p className={styles['soft']}>
      {t('appointments.madeBy', { name: one.made_by.name || t('people.erased') })} · <Ago at={one.confirmed_at ?? one.held_at} />
    </p>
  );
}

/** What was chosen before: what became of it, who ended it and why. */
function Past({ row, zone }: { row: Appointment; zone: string }) {
  const { t } = useTranslation();
  const words = useWindowWords(zone);
  return (
    <li className={styles['told']}>
      <span>
        {words.span(row)} · {t(`appointments.state.${row.state}`)}
      </span>
      {row.reason && <span dir="auto">{row.reason}</span>}
      {row.ended_at && (
        <span className={styles['soft']}>
          {row.ended_by && `${row.ended_by.name || t('people.erased')} · `}
          <Ago at={row.ended_at} />
        </span>
      )}
    </li>
  );
}
