import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';

import { treeOrder } from '../parts/tree';
import type { Team } from '../settings/queries';
import styles from './team-tree.module.css';

type Props = { teams: Team[]; chosen: string; onChoose: (key: string) => void };

export function TeamTree({ teams, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const living = teams.filter((team) => !team.archived || team.key === chosen);
  return (
    <nav className={styles['tree']} aria-label={t('teams.title')}>
      {treeOrder(living).map(({ row, depth }) => (
        <button key={row.key} type="button" className={styles['team']} aria-current={row.key === chosen || undefined} style={{ paddingInlineStart: `calc(var(--s3) + ${depth} * var(--s4))` }} onClick={() => onChoose(row.key)}>
          {nameFor(language, row)}
          {row.archived && <small>{t('teams.archived')}</small>}
        </button>
      ))}
    </nav>
  );
}
