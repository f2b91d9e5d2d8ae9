import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { clockTime, exact, moment } from '@/lib/time';
import { Avatar } from '@/ui/avatar';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Icon } from '@/ui/icon';
import { Kbd } from '@/ui/kbd';
import { MenuButton } from '@/ui/menu-button';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

import styles from './order-visits.module.css';
import { VisitTag } from './state-tag';
import type { Order, Visit } from './types';
import { movesOf, type VisitMoves } from './use-visit-moves';

const TurnLine = lazy(() => import('./turns/turn-line').then((part) => ({ default: part.TurnLine })));

type Props = { order: Order; visits: VisitMoves; mayPlan: boolean };

/** The visits of an order, newest first: who, when, what it came to, and the moves the server allows. */
export function VisitsCard({ order, visits, mayPlan }: Props) {
  const { t } = useTranslation();
  const problemWords = useProblemWords();
  if (order.visits.length === 0 && !mayPlan) return null;
  const plan = (
    <Button look="quiet" size="small" onClick={() => visits.begin({ move: 'plan' })} disabled={visits.busy}>
      <Icon name="plus" size={14} />
      {t('context.move.plan')}
      <Kbd>V</Kbd>
    </Button>
  );
  return (
    <Card icon="truck" title={t('context.visits')} actions={mayPlan && plan}>
      {order.visits.length === 0 && <p className={styles['none']}>{t('context.noVisits')}</p>}
      <ul className={styles['list']}>
        {order.visits.toReversed().map((visit) => (
          <OneVisit key={visit.key} visit={visit} order={order.key} visits={visits} />
        ))}
      </ul>
      {visits.trouble && !visits.asking && (
        <Said title={t('sheet.refused', { move: t(`context.move.${visits.trouble.step.move}`) })}>{problemWords(visits.trouble.error)}</Said>
      )}
    </Card>
  );
}

function OneVisit({ visit, order, visits }: { visit: Visit; order: string; visits: VisitMoves }) {
  const { t } = useTranslation();
  const names = [visit.engineer?.name ?? t('context.noEngineer'), ...visit.mates.map((mate) => mate.name)];
  const [first, ...others] = movesOf(visit);
  const rest = visit.moves.includes('reschedule') ? [...others, 'turn' as const] : others;
  return (
    <li>
      <div className={styles['line']}>
        <span className={styles['when']}>
          {`${t('context.visit', { n: visit.number })} · `}
          <When visit={visit} />
        </span>
        <VisitTag visit={visit} />
      </div>
      <div className={styles['line']}>
        <Avatar name={visit.engineer?.name ?? null} small />
        <span className={styles['who']} dir="auto">
          {names.join(t('facts.and'))}
        </span>
        {first && (
          <span className={styles['moves']}>
            <Button size="small" disabled={visits.busy} onClick={() => visits.begin({ move: first, visit })}>
              {t(`context.move.${first}`)}
            </Button>
            {rest.length > 0 && (
              <MenuButton
                look="quiet"
                disabled={visits.busy}
                title={t('context.moreOf', { n: visit.number })}
                label={t('context.moreOf', { n: visit.number })}
                items={rest.map((move) => ({ key: move, label: t(`context.move.${move}`), onClick: () => visits.begin({ move, visit }) }))}
              >
                <Icon name="down" size={14} />
              </MenuButton>
            )}
          </span>
        )}
      </div>
      {visit.turn && (
        <Suspense>
          <TurnLine visit={visit} turn={visit.turn} order={order} visits={visits} />
        </Suspense>
      )}
      {visit.completion_note && (
        <p className={styles['note']} dir="auto">
          {visit.completion_note}
        </p>
      )}
    </li>
  );
}

/** When it was, else when it is to be: a window, and what the customer was promised where that differs. */
function When({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  const span = (from: string, until: string | null): string => {
    const [begins, ends] = [moment(new Date(from), now, reader), until && clockTime(new Date(until), reader)];
    return ends ? t('clock.span', { from: begins, until: ends }) : begins;
  };
  if (visit.arrived_at) return <time title={exact(new Date(visit.arrived_at), reader)}>{span(visit.arrived_at, visit.ended_at)}</time>;
  if (!visit.starts_at) return <>{t('context.unplanned')}</>;
  return <time title={exact(new Date(visit.starts_at), reader)}>{span(visit.starts_at, visit.ends_at)}</time>;
}
