import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { nameFor, useReader } from '@/lib/reader';
import { Avatar } from '@/ui/avatar';

import { personPath } from '../paths';
import { rolesQuery } from '../settings/queries';
import { isLevel, levelWord } from './levels';
import styles from './people-rows.module.css';
import type { PersonRow } from './queries';

/** People, one to a line; on a phone one to a card. */
export function PeopleRows({ rows }: { rows: PersonRow[] }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const roles = useRoleNames();
  return (
    <div className={styles['table']} role="table" aria-label={t('people.title')}>
      <div className={styles['head']} role="row">
        {(['name', 'roles', 'team', 'levelName', 'email', 'phone'] as const).map((name) => (
          <span key={name} role="columnheader">
            {t(`people.${name}`)}
          </span>
        ))}
      </div>
      {rows.map((one) => (
        <div key={one.key} className={styles['row']} role="row" data-person={one.key}>
          <span role="cell" className={styles['who']}>
            <Avatar name={one.name || null} />
            <Link to={personPath(one.key)}>{one.name || t('people.erased')}</Link>
          </span>
          <span role="cell" className={styles['roles']}>
            {one.roles.map((code) => (
              <i key={code}>{roles(code)}</i>
            ))}
          </span>
          <Cell value={one.team && nameFor(language, one.team)} />
          <Cell value={isLevel(one.level) ? t(levelWord[one.level]) : null} />
          <Cell value={one.email} />
          <Cell value={one.phone} />
        </div>
      ))}
    </div>
  );
}

function Cell({ value }: { value: string | null }) {
  return (
    <span role="cell" className={value === null ? styles['nothing'] : styles['quiet']}>
      {value ?? '–'}
    </span>
  );
}

/** A role's name by its code; the code until the names are here, or where they may not be read. */
export function useRoleNames(): (code: string) => string {
  const { language } = useReader();
  const roles = useQuery(rolesQuery);
  const known = new Map(roles.data?.rows.map((role) => [role.code, nameFor(language, role)]));
  return (code) => known.get(code) ?? code;
}
