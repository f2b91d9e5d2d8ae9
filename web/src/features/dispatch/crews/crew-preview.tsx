import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { Bone } from '@/ui/skeleton';

import { useRested } from '../settings/use-rested';
import { useDispatchWords } from '../use-words';
import styles from './crews.module.css';
import { hasOneLead } from './draft';
import { OptionView } from './option-view';
import { previewCrewQuery, type PreviewIn } from './queries';

/** Who could go together as things stand: seat by seat how many fit, and who would be first. */
export function CrewPreview(about: PreviewIn) {
  const { t } = useTranslation();
  const words = useDispatchWords();
  const problem = useProblemWords();
  const rested = JSON.parse(useRested(JSON.stringify(about))) as PreviewIn;
  const found = useQuery({ ...previewCrewQuery(rested), enabled: hasOneLead(rested.crew), placeholderData: (before) => before });
  if (!hasOneLead(rested.crew)) return <p className={styles['nobody']}>{t('crews.oneLead')}</p>;
  if (found.error) return <Said>{problem(found.error)}</Said>;
  if (found.data === undefined) return <Bone width={16} />;
  const { starts_at, options, candidates } = found.data;
  return (
    <section className={styles['crew']} aria-label={t('crews.preview')} aria-live="polite" aria-busy={found.isFetching}>
      <p className={styles['head']}>
        <b>{starts_at ? t('crews.could', { time: words.when(starts_at) }) : t('crews.none')}</b>
        <span className={styles['soft']}>{t('crews.among', { count: candidates })}</span>
      </p>
      {options.map((option, n) => (
        <OptionView key={n} option={option} number={n} alone={options.length === 1} />
      ))}
      <p className={styles['soft']}>{t('crews.previewHint')}</p>
    </section>
  );
}
