import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { CREWS, ENGINEERS, HEALTH, POLICIES } from '../paths';
import type { RuleName } from '../types';
import styles from './stops-list.module.css';

export type Stop = { rule: RuleName; count: number; alone: number; words?: string };

/** Where what would help is done; the other rules are about the order itself. */
const HELP_AT: Partial<Record<RuleName, 'engineers' | 'health' | 'policies' | 'crews'>> = {
  available: 'engineers', crew: 'crews', mentor: 'policies', workload: 'engineers', present: 'engineers', on_call: 'engineers', skill: 'health', certificate: 'engineers', home: 'health', distance: 'policies', territory: 'policies', level: 'policies',
};
const PATHS = { engineers: ENGINEERS, health: HEALTH, policies: POLICIES, crews: CREWS };

/** Why nobody can go: by rule how many fail it and how many nothing else, and what would help. Where the fewest steps help comes first. */
export function StopsList({ stops }: { stops: readonly Stop[] }) {
  const { t } = useTranslation();
  const ordered = stops.toSorted((a, b) => b.alone - a.alone || b.count - a.count);
  return (
    <ul className={styles['stops']}>
      {ordered.map(({ rule, count, alone, words }) => {
        const at = HELP_AT[rule];
        return (
          <li key={rule}>
            <p>
              <b>{words ?? t('dispatch.stop', { rule: t(`dispatch.rule.${rule}.fails`), count })}</b>
              {alone > 0 && <span className={styles['alone']}>{alone === count ? t('desk.waiting.all') : t('desk.waiting.alone', { count: alone })}</span>}
            </p>
            {alone > 0 && (
              <p className={styles['help']}>
                {t(`desk.help.${rule}`)}
                {at && <Link to={PATHS[at]}>{t(`desk.helpAt.${at}`)}</Link>}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
