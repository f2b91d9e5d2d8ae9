import { useTranslation } from 'react-i18next';

import { VisitTag } from '@/features/workorders/state-tag';
import { Link } from '@/lib/address';
import { later } from '@/lib/later';
import { Icon } from '@/ui/icon';
import { Priority } from '@/ui/priority';

import type { Seen } from '../outbox/steps';
import { calledOf } from '../called';
import { orderPath } from '../paths';
import type { Stop, Thing } from '../types';
import { useCoverWord } from '../use-cover-word';
import { Brief } from './brief';
import styles from './next-card.module.css';
import { Call, Navigate } from './trip';
import { useUntil, useWindow } from './window';

const TurnNote = later(() => import('../order/turn-note').then((part) => part.TurnNote));

/** Where to now, with all that is to be known before going; the whole head leads to the order. */
export function NextCard({ stop }: { stop: Seen<Stop> }) {
  const { t } = useTranslation();
  const [windowOf, untilOf] = [useWindow(), useUntil()];
  const until = untilOf(stop);
  const { order } = stop;
  const called = calledOf(stop);
  const names = [order.customer?.name, stop.asset?.name].filter(Boolean).join('\u00a0· ');
  return (
    <article className={styles['card']}>
      <div className={styles['line']}>
        <span className={styles['label']}>{t(stop.state === 'on_site' ? 'field.day.now' : 'field.day.next')}</span>
        <Priority level={order.priority} label={t('orders.priorityLabel', { p: order.priority })} />
        <span className={styles['grow']} />
        <span className={styles['number']}>{`${t('orders.number', { number: order.number })} · ${t('field.day.visit', { n: stop.number })}`}</span>
      </div>
      <Link className={styles['head']} to={orderPath(order.key)}>
        <span className={styles['time']}>
          <b>{windowOf(stop)}</b>
          {until ? (
            <span className={until.late ? styles['late'] : styles['until']}>{until.word}</span>
          ) : (
            <VisitTag visit={stop} />
          )}
        </span>
        <h2 className={styles['whom']} dir="auto">
          {names || order.title}
        </h2>
        {names && (
          <span className={styles['what']} dir="auto">
            {order.title}
          </span>
        )}
        <Icon name="right" size={20} />
      </Link>
      {!stop.mine && stop.engineer && <p className={styles['along']}>{t('field.day.along', { name: stop.engineer.name })}</p>}
      {stop.turn && (
        <TurnNote turn={stop.turn} order={order.key} />
      )}
      {stop.mates.length > 0 && <p className={styles['along']}>{t('field.order.beside', { names: stop.mates.map((one) => one.name).join(t('field.order.comma')) })}</p>}
      <div className={styles['trip']}>
        {stop.site && <Navigate place={stop.site} />}
        {called && <Call visit={stop} whom={called} />}
      </div>
      <Brief whom={stop.contact} wish={stop.wish} place={stop.site} thing={stop.asset} last={stop.last_job} />
      {stop.asset && <Cover asset={stop.asset} />}
    </article>
  );
}

function Cover({ asset }: { asset: Thing }) {
  const { t } = useTranslation();
  const { word, covered } = useCoverWord()(asset);
  return (
    <p className={styles['cover']}>
      <Icon name="shield" size={20} />
      <span className={styles['serial']} dir="auto">
        {asset.serial ? t('field.card.serial', { serial: asset.serial }) : asset.name}
      </span>
      <span className={covered ? styles['ok'] : styles['over']}>{word}</span>
    </p>
  );
}
