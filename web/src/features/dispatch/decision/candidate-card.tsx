import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { MINUTE } from '@/lib/time';
import { Avatar } from '@/ui/avatar';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Kbd } from '@/ui/kbd';

import { barsOf, scoreOf, wantedOf, type Weights } from '../points';
import type { Standing } from '../types';
import { useDispatchWords } from '../use-words';
import styles from './candidate-card.module.css';

type Props = { one: Standing; weights: Weights; decidedAt: string; open: boolean; chosen: boolean; primary?: boolean; onSend?: () => void; busy?: boolean };

/** One who could go: rank and points, when they would be there, and what each objective gave. */
export function CandidateCard({ one, weights, decidedAt, open: begins, chosen, primary = false, onSend, busy = false }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(begins);
  return (
    <section className={`${styles['card']} ${chosen ? styles['chosen'] : ''}`.trim()} aria-label={one.engineer.name || t('people.erased')}>
      <button type="button" className={styles['head']} aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className={styles['rank']}>{one.rank}</span>
        <Avatar name={one.engineer.name || null} small />
        <b dir="auto">{one.engineer.name || t('people.erased')}</b>
        <span className={styles['score']} title={t(one.wanted_points > 0 ? 'wishes.score' : 'dispatch.score')}>
          {scoreOf(one.points, weights)}
        </span>
        <Icon name={open ? 'up' : 'down'} size={14} />
      </button>
      <When one={one} decidedAt={decidedAt} />
      {one.crew && <p className={styles['crew']}>{one.crew}</p>}
      {open && <Bars one={one} weights={weights} />}
      {onSend && (primary || open) && (
        <Button look={primary ? 'primary' : 'plain'} size={primary ? 'normal' : 'small'} busy={busy} onClick={onSend}>
          {t(primary ? 'dispatch.sendTo' : 'dispatch.sendInstead', { name: one.engineer.name })}
          {primary && <Kbd onAccent>↵</Kbd>}
        </Button>
      )}
    </section>
  );
}

/** When they would begin, how far that is from the promise, and the way there. */
export function When({ one, decidedAt }: { one: Standing; decidedAt: string }) {
  const { t } = useTranslation();
  const words = useDispatchWords();
  if (one.starts_in_minutes === null) return null;
  const at = new Date(new Date(decidedAt).getTime() + one.starts_in_minutes * MINUTE).toISOString();
  const { facts } = one;
  const slack = words.slack(facts.slack_minutes);
  const overtime = facts.overtime_minutes > 0 ? t('dispatch.overtime', { time: words.lasting(facts.overtime_minutes) }) : '';
  return (
    <p className={styles['when']}>
      <b className={(facts.slack_minutes ?? 0) < 0 ? styles['late'] : styles['early']}>{[words.begins(at, facts), slack].filter(Boolean).join(t('dispatch.comma'))}</b>{' '}
      {[words.way(facts), t('dispatch.work', { time: words.lasting(facts.work_minutes) }), overtime, facts.asset_visits > 0 ? t('dispatch.because.assetVisits', { count: facts.asset_visits }) : '', facts.wanted ? t('wishes.because') : ''].filter(Boolean).join(' · ')}
    </p>
  );
}

/** What each objective gave, as points of what it could give. */
export function Bars({ one, weights }: { one: Standing; weights: Weights }) {
  const { t } = useTranslation();
  return (
    <dl className={styles['bars']}>
      {barsOf(one.parts, weights).map(({ name, points, weight }) => (
        <div key={name} title={t(`dispatch.objective.${name}.what`)}>
          <dt>{t(`dispatch.objective.${name}.name`)}</dt>
          <dd>
            <span className={styles['bar']} aria-hidden="true">
              <i style={{ width: `${(100 * points) / weight}%` }} />
            </span>
            <span className={styles['points']}>
              <b>{points}</b>/{weight}
            </span>
          </dd>
        </div>
      ))}
      {one.wanted_points > 0 && (
        <div title={t('wishes.pointsWhat')}>
          <dt>{t('wishes.points')}</dt>
          <dd>
            <span className={styles['bar']} aria-hidden="true">
              <i style={{ width: '100%' }} />
            </span>
            <span className={styles['points']}>
              <b>+{wantedOf(one.wanted_points)}</b>
            </span>
          </dd>
        </div>
      )}
    </dl>
  );
}
