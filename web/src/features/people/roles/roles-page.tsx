import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';

import { nameFor, useReader } from '@/lib/reader';
import { Notice } from '@/ui/notice';

import { AddButton } from '../parts/add-button';
import { CodeItem, NameItems, useNamed } from '../parts/inputs';
import { Page } from '../parts/page';
import { Read } from '../parts/read';
import { Sheet } from '../parts/sheet';
import { PEOPLE } from '../paths';
import { addRole, readAgain, rolesQuery, type Grant, type Role } from '../settings/queries';
import { useSettles } from '../settings/use-settles';
import { RoleMatrix } from './role-matrix';
import styles from './roles-page.module.css';

/** Roles: which rights each holds, and how far they reach. */
export function RolesPage() {
  const { t } = useTranslation();
  const { language } = useReader();
  const [params, setParams] = useSearchParams();
  const [adding, setAdding] = useState(false);
  const settles = useSettles();
  const roles = useQuery(rolesQuery);
  const choose = (code: string): void => setParams({ role: code }, { replace: true });
  return (
    <Page title={t('settings.parts.roles')} lead={t('roles.lead')} tools={settles && <AddButton word={t('roles.add')} onAdd={() => setAdding(true)} />}>
      <Read query={roles}>
        {({ rows }) => {
          const chosen = rows.find((role) => role.code === params.get('role')) ?? rows.find((role) => role.code === 'dispatcher') ?? rows[0];
          if (chosen === undefined) return <Notice title={t('settings.noneYet')} text={t('roles.empty')} />;
          return (
            <>
              <nav className={styles['roles']} aria-label={t('settings.parts.roles')}>
                {rows.map((role) => (
                  <button key={role.key} type="button" aria-current={role.key === chosen.key || undefined} onClick={() => choose(role.code)}>
                    {nameFor(language, role)}
                  </button>
                ))}
              </nav>
              <Link className={styles['who']} to={`${PEOPLE}?role=${encodeURIComponent(chosen.code)}`}>
                {t('roles.whoHas', { role: nameFor(language, chosen) })}
              </Link>
              <RoleMatrix key={`${chosen.key} ${chosen.version}`} role={chosen} settles={settles} />
            </>
          );
        }}
      </Read>
      {adding && <RoleSheet roles={roles.data?.rows ?? []} onDone={choose} onClose={() => setAdding(false)} />}
    </Page>
  );
}

type Filled = { code: string; name_zh: string; name_en: string; from?: string };

function RoleSheet({ roles, onDone, onClose }: { roles: Role[]; onDone: (code: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const named = useNamed();
  const [write] = useState(addRole);

  async function save({ code, name_zh, name_en, from }: Filled): Promise<void> {
    const grants = (roles.find((role) => role.code === from)?.grants ?? []) as Grant[];
    const made = await write.run({ code, name_zh, name_en, grants });
    await readAgain(client, 'roles');
    onDone(made.code);
  }

  return (
    <Sheet<Filled> title={t('roles.add')} ok={t('roles.add')} initial={{ code: '', name_zh: '', name_en: '' }} save={save} onClose={onClose}>
      <CodeItem />
      <NameItems />
      <Form.Item name="from" label={t('people.optional', { name: t('roles.from') })} extra={t('roles.fromHint')}>
        <Select allowClear options={named(roles, 'code')} />
      </Form.Item>
    </Sheet>
  );
}
