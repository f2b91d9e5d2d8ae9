import { useTranslation } from 'react-i18next';

import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { useSuits } from '@/lib/suits';
import { moment } from '@/lib/time';
import { Icon } from '@/ui/icon';

import type { LastJob, Place, Thing, Whom, Wish } from '../types';
import styles from './brief.module.css';

type Props = { whom: Whom | null; wish: Wish | null; place: Place | null; thing: Thing | null; last: LastJob | null; withPlace?: boolean };

/** 个性化关怀: how to address whom, what to mind, what was done here before. Nothing to say, nothing shown. */
export function Brief({ whom, wish, place, thing, last, withPlace = false }: Props) {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  const suits = useSuits();
  const lines = [
    last && t('field.card.lastJob', { time: last.resolved_at ? moment(new Date(last.resolved_at), now, reader) : '', solution: last.solution }),
    withPlace && place?.access_note,
    ...(whom?.care ?? '').split(/[\n；;]/),
    thing?.environment?.modules.length && t('field.card.modules', { modules: thing.environment.modules.join(t('facts.and')) }),
  ].filter((line): line is string => typeof line === 'string' && line.trim() !== '');
  const called = wish?.name ? t('field.card.callInstead', { name: wish.name }) : '';
  const when = wish && wish.suits.length > 0 ? t('field.card.suits', { when: suits(wish.suits) }) : '';
  if (whom === null && lines.length === 0 && !called && !when) return null;
  return (
    <div className={styles['care']}>
      {whom && (
        <p className={styles['whom']} dir="auto">
          <Icon name="heart" size={16} />
          <b>{whom.name === whom.address ? whom.name : t('field.card.called', { name: whom.name, address: whom.address })}</b>
          {whom.job_title && <span>{whom.job_title}</span>}
        </p>
      )}
      {called && (
        <p className={styles['asked']} dir="auto">
          <Icon name="phone" size={16} />
          <b>{called}</b>
        </p>
      )}
      {when && (
        <p className={styles['asked']}>
          <Icon name="clock" size={16} />
          {when}
        </p>
      )}
      {lines.length > 0 && (
        <ul>
          {lines.map((line) => (
            <li key={line} dir="auto">
              {line.trim()}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
