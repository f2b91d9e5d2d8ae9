import { useTranslation } from 'react-i18next';

import { minutesOf } from '@/features/workorders/time/reckon';
import { WORKS, type Work } from '@/features/workorders/time/types';
import { useTimeWords } from '@/features/workorders/time/use-time-words';
import { newKey } from '@/api/ids';
import { useNow } from '@/lib/now';
import { Icon, type IconName } from '@/ui/icon';
import { Said } from '@/ui/notice';

import type { Done } from '../outbox/outbox';
import { useAct } from '../use-act';
import type { Seen } from './line';
import styles from './timer.module.css';

const ICONS: Record<Work, IconName> = { travel: 'truck', work: 'wrench', wait: 'pause' };

export type TimedOrder = { key: string; number: number; title: string };

/** What an operation on an order's time is about. */
export const timeDone = (order: TimedOrder, facts: Record<string, unknown> = {}): Done => ({
  subject: order.key,
  version: null,
  facts,
  about: { order: order.key, number: order.number, title: order.title },
});

/** One's own clock on an order, for one thumb: each kind a button, the one that runs is pressed, and the end beside. */
export function Timer({ order, running }: { order: TimedOrder; running: Seen | undefined }) {
  const { t } = useTranslation();
  const now = useNow();
  const words = useTimeWords();
  const { act, trouble } = useAct();
  const here = running?.order.key === order.key ? running : undefined;

  const start = (kind: Work): void => {
    if (here?.kind !== kind) void act('time.start', timeDone(order, { kind, worklog: newKey() }));
  };

  return (
    <div className={styles['timer']}>
      <p className={styles['now']} role="status">
        {here && (
          <>
            <i className={styles['mark']} aria-hidden="true" />
            <b>{`${words.kind(here.kind)} ${words.length(minutesOf(here, now))}`}</b>
            <span>{words.dated(here)}</span>
            {here.unsent && <span>{t('spent.unsent')}</span>}
          </>
        )}
        {running && !here && <span>{t('spent.elsewhere', { number: t('orders.number', { number: running.order.number }), kind: words.kind(running.kind) })}</span>}
      </p>
      {here?.overlong && <p className={styles['overlong']}>{t('spent.overlong')}</p>}
      <div className={styles['keys']} role="group" aria-label={t('spent.title')}>
        {WORKS.map((kind) => (
          <button key={kind} type="button" className={styles['key']} aria-pressed={here?.kind === kind} onClick={() => start(kind)}>
            <Icon name={ICONS[kind]} size={20} />
            {words.kind(kind)}
          </button>
        ))}
        <button type="button" className={styles['key']} disabled={!here} onClick={() => void act('time.stop', timeDone(order))}>
          <i className={styles['stop']} aria-hidden="true" />
          {t('spent.stop')}
        </button>
      </div>
      {trouble && <Said>{trouble}</Said>}
    </div>
  );
}
