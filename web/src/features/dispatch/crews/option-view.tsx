import { useTranslation } from 'react-i18next';

import { Avatar } from '@/ui/avatar';
import { Icon } from '@/ui/icon';

import { useDispatchWords } from '../use-words';
import styles from './crews.module.css';
import type { Option } from './queries';
import { useCrewWords } from './use-crew-words';

/** One alternative: each seat with whoever takes it, or how many could; and if it was not taken, why. */
export function OptionView({ option, number, alone }: { option: Option; number: number; alone: boolean }) {
  const { t } = useTranslation();
  const words = useDispatchWords();
  const said = useCrewWords();
  return (
    <div className={`${styles['option']} ${option.chosen ? styles['chosen'] : ''}`.trim()}>
      {!alone && (
        <p className={styles['name']}>
          <b>{t('crews.option', { n: number + 1 })}</b> <span>{t('crews.people', { count: option.people })}</span>
          {option.words && <span className={styles['not']}>{option.words}</span>}
        </p>
      )}
      {alone && option.words && <p className={styles['nobody']}>{option.words}</p>}
      <ol className={styles['seats']}>
        {option.seats.map((seat, n) => (
          <li key={n}>
            <span className={styles['role']}>{t(`crews.role.${seat.role}.name`)}</span>
            <span className={styles['who']}>
              {seat.engineer ? (
                <span className={styles['person']}>
                  <Avatar name={seat.engineer.name || null} small />
                  <b dir="auto">{seat.engineer.name || t('people.erased')}</b>
                  {seat.way_minutes !== null && seat.way_minutes > 0 && <span className={styles['soft']}>{t('dispatch.way', { time: words.lasting(seat.way_minutes) })}</span>}
                </span>
              ) : seat.words ? (
                <span className={styles['nobody']}>
                  <Icon name="warn" size={14} />
                  {seat.words}
                </span>
              ) : (
                <span className={styles['soft']}>{option.chosen ? t('crews.stayedEmpty') : ''}</span>
              )}
              <span className={styles['soft']}>{[said.asks(seat), t('crews.fit', { count: seat.fit }), seat.optional ? t('crews.optional') : ''].filter(Boolean).join(' · ')}</span>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
