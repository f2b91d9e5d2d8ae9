import { useTranslation } from 'react-i18next';

import { Icon } from '@/ui/icon';

import { scoreOf, type Weights } from '../points';
import type { Standing } from '../types';
import { Bars, When } from './candidate-card';
import styles from './standing-view.module.css';

/** How one engineer stood: out, by every rule they failed in words; or in which place, with how many points. */
export function StandingView({ one, weights, decidedAt }: { one: Standing; weights: Weights; decidedAt: string }) {
  const { t } = useTranslation();
  return (
    <div className={styles['standing']}>
      <p>
        <b dir="auto">{one.engineer.name}</b> {one.rank === null ? t('dispatch.isOut') : t('dispatch.isRanked', { rank: one.rank, score: scoreOf(one.points, weights) })}
      </p>
      {one.rank === null && (
        <ul className={styles['rules']}>
          {one.reasons.map((reason) => (
            <li key={reason.rule}>
              <Icon name="cross" size={14} />
              <span>
                <b>{t(`dispatch.rule.${reason.rule}.name`)}</b> {reason.words}
              </span>
            </li>
          ))}
        </ul>
      )}
      {one.crew && <p className={styles['soft']}>{one.crew}</p>}
      <When one={one} decidedAt={decidedAt} />
      {one.rank !== null && <Bars one={one} weights={weights} />}
    </div>
  );
}
