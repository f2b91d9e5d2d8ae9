import { useTranslation } from 'react-i18next';

import { useBoardWords } from '../use-board-words';
import styles from './day-sheet.module.css';
import type { DayStop } from './types';

/** One visit of the day: the way to it, when, where, whom to ask for, what to bring, and room for a signature. */
export function DayStopView({ stop }: { stop: DayStop }) {
  const { t } = useTranslation();
  const words = useBoardWords();
  const { contact, care } = stop;
  const promised = words.promised(stop);
  return (
    <li className={styles['stop']}>
      {stop.travel_minutes !== null && stop.travel_minutes > 0 && <p className={styles['way']}>{t('board.sheet.way', { time: words.lasting(stop.travel_minutes) })}</p>}
      <div className={styles['when']}>
        <b>{words.times({ from: Date.parse(stop.starts_at), until: Date.parse(stop.ends_at) })}</b>
        {promised && <span>{promised}</span>}
      </div>
      <div className={styles['what']}>
        <h2 dir="auto">{stop.number === null ? words.unseen : [t('orders.number', { number: stop.number }), stop.priority !== null && `P${stop.priority}`, stop.title].filter(Boolean).join(' ')}</h2>
        <p dir="auto">{[stop.customer, stop.site].filter(Boolean).join(' · ')}</p>
        {stop.address && <p dir="auto">{stop.address}</p>}
        <dl>
          <Line name={t('board.sheet.contact')} value={contact && [contact.name, contact.phone].filter(Boolean).join(' ')} />
          <Line name={t('board.sheet.thing')} value={stop.thing} />
          <Line name={t(stop.leads ? 'board.sheet.beside' : 'board.sheet.along')} value={stop.beside.join(t('people.comma'))} />
          <Line name={t('board.sheet.care')} value={care} />
        </dl>
      </div>
      {stop.number !== null && <p className={styles['sign']}>{t('board.sheet.signature')}</p>}
    </li>
  );
}

function Line({ name, value }: { name: string; value: string | null }) {
  if (!value) return null;
  return (
    <div className={styles['line']}>
      <dt>{name}</dt>
      <dd dir="auto">{value}</dd>
    </div>
  );
}
