import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { Kbd } from '@/ui/kbd';

import { useDispatchWords } from '../use-words';
import styles from './crews.module.css';
import { OptionView } from './option-view';
import type { CrewWhy } from './queries';

type Props = { crew: CrewWhy; busy?: boolean; onSend?: (() => void) | undefined };

/** Who goes together and when, seat by seat; or which seat has nobody. */
export function CrewView({ crew, busy = false, onSend }: Props) {
  const { t } = useTranslation();
  const words = useDispatchWords();
  return (
    <section className={styles['crew']} aria-label={t('crews.title')}>
      <p className={styles['head']}>
        <b>{crew.starts_at ? t('crews.begin', { time: words.when(crew.starts_at) }) : t('crews.none')}</b>
        <span className={styles['soft']}>{t(`crews.source.${crew.source}`)}</span>
      </p>
      {crew.options.map((option, n) => (
        <OptionView key={n} option={option} number={n} alone={crew.options.length === 1} />
      ))}
      {crew.mentor && <p className={styles['soft']}>{t('crews.mentorRule')}</p>}
      {onSend && crew.starts_at && (
        <Button look="primary" busy={busy} onClick={onSend}>
          {t('crews.send')}
          <Kbd onAccent>↵</Kbd>
        </Button>
      )}
    </section>
  );
}
