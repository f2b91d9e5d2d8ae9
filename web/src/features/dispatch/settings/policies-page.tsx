import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';

import { AddButton } from '@/features/people/parts/add-button';
import { CodeItem, NameItems } from '@/features/people/parts/inputs';
import { Page } from '@/features/people/parts/page';
import { Read } from '@/features/people/parts/read';
import { Sheet } from '@/features/people/parts/sheet';
import { useSettles } from '@/features/people/settings/use-settles';
import { nameFor, useReader } from '@/lib/reader';
import { Ago } from '@/ui/said-time';

import { DispatchNav } from '../nav/dispatch-nav';
import { policyPath } from '../paths';
import { policiesQuery } from '../queries';
import type { Policy, Use } from '../types';
import styles from './policies-page.module.css';
import { useUseWords } from './use-use-words';
import { UsesCard } from './uses-card';

/** Ways of choosing who goes, and which orders go by which. */
export function PoliciesPage() {
  const { t } = useTranslation();
  const settles = useSettles('dispatch.settings');
  const policies = useQuery(policiesQuery);
  const [adding, setAdding] = useState(false);
  const base = policies.data?.rows.find((row) => row.code === 'balanced') ?? policies.data?.rows[0];
  return (
    <>
      <DispatchNav />
      <Page title={t('settings.parts.dispatch')} lead={t('dispatch.policies.lead')} tools={settles && base && <AddButton word={t('dispatch.policies.add')} onAdd={() => setAdding(true)} />}>
        <Read query={policies}>
          {({ rows, uses }) => (
            <>
              <ul className={styles['list']}>
                {rows.map((row) => (
                  <One key={row.code} row={row} uses={uses.filter((use) => use.policy === row.code)} />
                ))}
              </ul>
              <UsesCard policies={rows} uses={uses} settles={settles} />
            </>
          )}
        </Read>
        {adding && base && <NewPolicy base={base} onClose={() => setAdding(false)} />}
      </Page>
    </>
  );
}

function One({ row, uses }: { row: Policy; uses: Use[] }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const words = useUseWords();
  return (
    <li>
      <Link to={policyPath(row.code)}>{nameFor(language, row)}</Link>
      <span className={styles['chips']}>
        {uses.length === 0 && <span className={styles['soft']}>{t('dispatch.policies.nowhere')}</span>}
        {uses.map((use) => (
          <i key={`${use.kind ?? ''} ${use.priority ?? ''}`}>
            {words(use)}
            {use.automatic && ` · ${t('dispatch.policies.automatic')}`}
          </i>
        ))}
      </span>
      <span className={styles['soft']}>
        {t('dispatch.policies.version', { n: row.number })} · {row.published_by ? t('dispatch.policies.by', { name: row.published_by.name }) : t('dispatch.policies.stock')} · <Ago at={row.published_at} />
      </span>
    </li>
  );
}

/** Names for a new one; it begins as a copy and is there once it is published. */
function NewPolicy({ base, onClose }: { base: Policy; onClose: () => void }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const navigate = useNavigate();
  type Named = { code: string; name_zh: string; name_en: string };
  const begin = async ({ code, ...names }: Named): Promise<void> => {
    await navigate(policyPath(code), { state: { ...names, body: base.body } });
  };
  return (
    <Sheet<Named> title={t('dispatch.policies.addTitle')} ok={t('dispatch.policies.continue')} lead={t('dispatch.policies.addLead', { name: nameFor(language, base) })} initial={{ code: '', name_zh: '', name_en: '' }} save={begin} onClose={onClose}>
      <CodeItem />
      <NameItems />
    </Sheet>
  );
}
