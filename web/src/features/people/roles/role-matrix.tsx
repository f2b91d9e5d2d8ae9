import { useQueryClient } from '@tanstack/react-query';
import { Checkbox, Select } from 'antd';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';

import { NameItems } from '../parts/inputs';
import { Sheet, Trouble } from '../parts/sheet';
import { changeRole, readAgain, type Grant, type Role } from '../settings/queries';
import { LEVELS, levelWord } from '../staff/levels';
import { isForCustomers, levelOf, reachOf, roomsOf, SCOPES, switched, withLevel, type Right } from './rights';
import styles from './role-matrix.module.css';

/** Rights down, reaches across; each line says in words what it lets somebody do. */
export function RoleMatrix({ role, settles }: { role: Role; settles: boolean }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const client = useQueryClient();
  const [grants, setGrants] = useState(role.grants as Grant[]);
  const [naming, setNaming] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const [write] = useState(() => changeRole(role.key));
  const changed = told(grants) !== told(role.grants as Grant[]);
  const side = isForCustomers(role) ? 'portal' : 'staff';
  const known = new Set<string>(roomsOf(side).flatMap(([, rights]) => rights));
  const others = grants.filter((grant) => !known.has(grant.right));

  async function save(): Promise<void> {
    setBusy(true);
    setTrouble(undefined);
    try {
      await write.run({ grants }, { version: role.version });
      await readAgain(client, 'roles');
    } catch (error) {
      setTrouble(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Card
      icon="shield"
      title={nameFor(language, role)}
      lead={t(settles ? 'roles.effect' : 'roles.readOnly')}
      actions={
        settles && (
          <>
            <Button size="small" look="quiet" onClick={() => setNaming(true)}>
              {t('roles.rename')}
            </Button>
            <Button size="small" look="quiet" disabled={!changed || busy} onClick={() => setGrants(role.grants as Grant[])}>
              {t('roles.undo')}
            </Button>
            <Button size="small" look="primary" disabled={!changed} busy={busy} onClick={() => void save()}>
              {t('people.save')}
            </Button>
          </>
        )
      }
    >
      {trouble !== undefined && <Trouble of={trouble} />}
      <div className={styles['scroll']} tabIndex={0} role="region" aria-label={nameFor(language, role)}>
        <table className={styles['matrix']}>
          <thead>
            <tr>
              <th scope="col">{t('roles.right')}</th>
              {SCOPES.map((scope) => (
                <th key={scope} scope="col" title={t(`roles.scopeHint.${scope}`)}>
                  {t(`roles.scope.${scope}`)}
                </th>
              ))}
              <th scope="col">{t('roles.level')}</th>
            </tr>
          </thead>
          <tbody>
            {roomsOf(side).map(([room, rights]) => (
              <Fragment key={room}>
                <tr className={styles['room']}>
                  <th colSpan={6} scope="colgroup">
                    {t(`roles.room.${room}`)}
                  </th>
                </tr>
                {rights.map((right) => (
                  <Line key={right} right={right} grants={grants} settles={settles} onChange={setGrants} />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      {others.length > 0 && <p className={styles['others']}>{t('roles.others', { rights: others.map((grant) => grant.right).join(', ') })}</p>}
      {naming && <RenameSheet role={role} onClose={() => setNaming(false)} />}
    </Card>
  );
}

const told = (grants: Grant[]): string => grants.map((grant) => `${grant.right} ${grant.scope} ${grant.min_level ?? ''}`).sort().join();

function Line({ right, grants, settles, onChange }: { right: Right; grants: Grant[]; settles: boolean; onChange: (grants: Grant[]) => void }) {
  const { t } = useTranslation();
  const reach = reachOf(grants, right);
  const level = levelOf(grants, right);
  const name = t(`rights.${right}`);
  const reaches = reach.map((scope) => t(`roles.reach.${scope}`)).join(t('people.comma'));
  return (
    <tr className={reach.length === 0 ? styles['none'] : undefined}>
      <th scope="row">
        {name}
        <small>{reach.length === 0 ? t('roles.not') : t('roles.may', { reaches })}</small>
      </th>
      {SCOPES.map((scope) => (
        <td key={scope}>
          <Checkbox
            aria-label={`${name}: ${t(`roles.scope.${scope}`)}`}
            checked={reach.includes(scope)}
            disabled={!settles || (reach[0] === 'all' && scope !== 'all')}
            onChange={() => onChange(switched(grants, right, scope))}
          />
        </td>
      ))}
      <td>
        {reach.length > 0 && settles && (
          <Select
            size="small"
            variant="borderless"
            aria-label={`${name}: ${t('roles.level')}`}
            value={level ?? 0}
            options={[{ value: 0, label: t('roles.anyLevel') }, ...LEVELS.map((one) => ({ value: one, label: t('roles.fromLevel', { level: t(levelWord[one]) }) }))]}
            onChange={(one: number) => onChange(withLevel(grants, right, one === 0 ? null : (one as 1 | 2 | 3)))}
          />
        )}
        {reach.length > 0 && !settles && (level === null ? '–' : t('roles.fromLevel', { level: t(levelWord[level]) }))}
      </td>
    </tr>
  );
}

type Names = { name_zh: string; name_en: string };

function RenameSheet({ role, onClose }: { role: Role; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [write] = useState(() => changeRole(role.key));

  async function save({ name_zh, name_en }: Names): Promise<void> {
    await write.run({ name_zh, name_en }, { version: role.version });
    await readAgain(client, 'roles');
  }

  return (
    <Sheet<Names> title={t('roles.rename')} ok={t('people.save')} initial={{ name_zh: role.name_zh, name_en: role.name_en }} save={save} onClose={onClose}>
      <NameItems />
    </Sheet>
  );
}
