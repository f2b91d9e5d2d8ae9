import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { nearestIn, type Times } from '@/lib/windows';
import { useWindowWords } from '@/lib/window-words';
import { Button } from '@/ui/button';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

import styles from './choosing.module.css';

type Props = { error: unknown; zone: string; busy: boolean; onChoose: (window: Times) => void };

/** Why it was not done; where somebody was quicker, what is free around it, to be taken at once. */
export function AppointmentTrouble({ error, zone, busy, onChoose }: Props) {
  const { t } = useTranslation();
  const problem = useProblemWords();
  const words = useWindowWords(zone);
  if (error === undefined) return null;
  if (!(error instanceof Problem) || error.code !== 'slot_taken') return <Said>{problem(error)}</Said>;
  const nearest = nearestIn(error.facts);
  return (
    <div className={styles['taken']} role="alert">
      <b>{t('choosing.taken')}</b>
      <p>{t(nearest.length > 0 ? 'choosing.takenNearest' : 'choosing.takenNone')}</p>
      {nearest.length > 0 && (
        <ul className={styles['times']}>
          {nearest.map((window) => (
            <li key={window.from_at}>
              <Button size="big" disabled={busy} onClick={() => onChoose(window)}>
                {words.span(window)}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
