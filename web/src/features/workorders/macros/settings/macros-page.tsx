import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { AddButton } from '@/features/people/parts/add-button';
import { Page } from '@/features/people/parts/page';
import { Read } from '@/features/people/parts/read';
import { Icon } from '@/ui/icon';

import { KeptList } from '../../replies/settings/kept-list';
import styles from '../../replies/settings/kept-list.module.css';
import { awayMacro, changeMacro, macrosChanged, macrosQuery, type Macro, type Names } from '../queries';
import { useStepWords } from '../use-step-words';
import { MacroEditor } from './macro-editor';

/** What is done again and again at one press: found, put together, put in order, put away. */
export function MacrosPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [search, setSearch] = useState('');
  const [archived, setArchived] = useState(false);
  const [editing, setEditing] = useState<Macro | 'new'>();
  const macros = useQuery(macrosQuery(archived));
  const asked = search.trim().toLowerCase();

  return (
    <Page title={t('settings.parts.macros')} lead={t('macros.lead')} tools={<AddButton word={t('macros.add')} onAdd={() => setEditing('new')} />}>
      <div className={styles['tools']}>
        <Input prefix={<Icon name="search" size={14} />} className={styles['search'] ?? ''} allowClear value={search} onChange={(event) => setSearch(event.target.value)} placeholder={t('macros.search')} aria-label={t('macros.search')} />
        <Checkbox checked={archived} onChange={(event) => setArchived(event.target.checked)}>
          {t('replies.showArchived')}
        </Checkbox>
      </div>
      <Read query={macros}>
        {({ rows, names }) => (
          <KeptList
            rows={rows.filter((row) => `${row.name_zh} ${row.name_en}`.toLowerCase().includes(asked))}
            searched={asked !== ''}
            empty={t(archived ? 'replies.noneArchived' : 'macros.empty')}
            about={(row) => <About macro={row} names={names} />}
            open={setEditing}
            away={async (row, away) => {
              await awayMacro(row.key, away).run({}, { version: row.version });
              await macrosChanged(client);
            }}
            place={async (row, position) => {
              await changeMacro(row.key).run({ position }, { version: row.version });
              await macrosChanged(client);
            }}
          />
        )}
      </Read>
      {editing && <MacroEditor macro={editing === 'new' ? undefined : editing} names={macros.data?.names ?? {}} placeholders={macros.data?.placeholders ?? []} onClose={() => setEditing(undefined)} />}
    </Page>
  );
}

function About({ macro, names }: { macro: Macro; names: Names }) {
  const { t } = useTranslation();
  const words = useStepWords(names);
  return (
    <>
      <small>{macro.steps.map(words).join(' → ')}</small>
      {macro.trouble ? <small>{t('macros.trouble')}</small> : macro.words && <small>{t('macros.when', { what: macro.words })}</small>}
    </>
  );
}
