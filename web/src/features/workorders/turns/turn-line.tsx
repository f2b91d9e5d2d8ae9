import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { meQuery } from '@/features/people/queries';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';

import type { Visit } from '../types';
import type { VisitMoves } from '../use-visit-moves';
import styles from './turns.module.css';
import { useTurnWords, type Turn } from './use-turn-words';

type Props = { visit: Visit; turn: Turn; order: string; visits: VisitMoves };

/** What a visit waits for; and where it cannot be made as it stands, why, and one press to mend that. */
export function TurnLine({ visit, turn, order, visits }: Props) {
  const { t } = useTranslation();
  const rights = useQuery(meQuery).data?.rights ?? {};
  const { line, out } = useTurnWords()(turn, order);
  if (visit.ended_at) return null;
  const may = visit.moves.includes('reschedule');
  const fits = may && visit.engineer !== null && turn.comes_at !== null && 'dispatch.decide' in rights;
  return (
    <>
      <p className={styles['line']}>
        <Icon name="pause" size={14} />
        <span>{line}</span>
      </p>
      {out && (
        <div className={styles['out']} role="note">
          <span>
            <Icon name="warn" size={14} />
            <span>
              <b>{t('turns.out')}</b> {out}
            </span>
          </span>
          {fits && (
            <Button size="small" title={t('turns.moveTitle')} disabled={visits.busy} onClick={() => visits.begin({ move: 'next_time', visit })}>
              {t('turns.move')}
            </Button>
          )}
          {may && !fits && (
            <Button size="small" disabled={visits.busy} onClick={() => visits.begin({ move: 'turn', visit })}>
              {t('turns.putElsewhere')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
