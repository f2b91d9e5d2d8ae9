import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { skillsQuery, territoriesQuery } from '@/features/people/settings/queries';
import { teamsQuery } from '@/features/people/queries';
import { nameFor, useReader, type Bilingual } from '@/lib/reader';
import { Icon } from '@/ui/icon';
import { SearchBox } from '@/ui/list-page';
import { Popover } from '@/ui/popover';

import type { BoardAddress } from '../use-board-address';
import styles from './filters.module.css';

/** Whose rows are shown: of a team, in a territory with all inside it, with a skill, by a part of their name. */
export const Filters = memo(function Filters({ address }: { address: BoardAddress }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const { filter, put } = address;
  const teams = useQuery(teamsQuery).data?.rows.filter((team) => !team.archived) ?? [];
  const territories = useQuery(territoriesQuery).data?.rows ?? [];
  const skills = useQuery(skillsQuery).data?.rows ?? [];
  const narrowing = [filter.territory, filter.skill, filter.search].filter(Boolean).length;
  const named = (one: Bilingual): string => nameFor(language, one);
  return (
    <div className={styles['filters']}>
      <Choice label={t('board.team')} value={filter.team} options={teams.map((one) => ({ value: one.key, label: named(one) }))} onChange={(team) => put({ team })} />
      <Popover
        label={t('board.filter')}
        size="small"
        side="left"
        face={
          <>
            <Icon name="filter" size={14} />
            {narrowing > 0 ? t('board.filtered', { n: narrowing }) : t('board.filter')}
          </>
        }
      >
        {() => (
          <div className={styles['more']}>
            <Choice label={t('board.territory')} value={filter.territory} options={territories.map((one) => ({ value: one.key, label: named(one) }))} onChange={(territory) => put({ territory })} />
            <Choice label={t('board.skill')} value={filter.skill} options={skills.map((one) => ({ value: one.code, label: named(one) }))} onChange={(skill) => put({ skill })} />
            <SearchBox label={t('board.searchEngineer')} value={filter.search} onChange={(q) => put({ q })} />
          </div>
        )}
      </Popover>
    </div>
  );
});

type ChoiceProps = { label: string; value: string; options: { value: string; label: string }[]; onChange: (value: string | undefined) => void };

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return <Select className={styles['choice'] ?? ''} size="small" allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={label} aria-label={label} options={options} value={value || undefined} onChange={(next: string | undefined) => onChange(next)} />;
}
