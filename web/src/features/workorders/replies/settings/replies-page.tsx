import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { AddButton } from '@/features/people/parts/add-button';
import { Page } from '@/features/people/parts/page';
import { Read } from '@/features/people/parts/read';
import { nameFor, useReader } from '@/lib/reader';
import { Icon } from '@/ui/icon';

import { awayTemplate, changeTemplate, templatesChanged, templatesQuery, type Template } from '../queries';
import { readable } from '../readable';
import { KeptList } from './kept-list';
import styles from './kept-list.module.css';
import { ReplySheet } from './reply-sheet';

/** What is said again and again: found, written, put in order, put away. */
export function RepliesPage() {
  const { t } = useTranslation();
  const { language } = useReader();
  const client = useQueryClient();
  const [search, setSearch] = useState('');
  const [archived, setArchived] = useState(false);
  const [editing, setEditing] = useState<Template | 'new'>();
  const templates = useQuery(templatesQuery(archived));
  const asked = search.trim().toLowerCase();
  const fits = (row: Template): boolean => [row.name_zh, row.name_en, row.text_zh, row.text_en].some((text) => text.toLowerCase().includes(asked));

  return (
    <Page title={t('settings.parts.replies')} lead={t('replies.lead')} tools={<AddButton word={t('replies.add')} onAdd={() => setEditing('new')} />}>
      <div className={styles['tools']}>
        <Input prefix={<Icon name="search" size={14} />} className={styles['search'] ?? ''} allowClear value={search} onChange={(event) => setSearch(event.target.value)} placeholder={t('replies.search')} aria-label={t('replies.search')} />
        <Checkbox checked={archived} onChange={(event) => setArchived(event.target.checked)}>
          {t('replies.showArchived')}
        </Checkbox>
      </div>
      <Read query={templates}>
        {({ rows, names, placeholders }) => (
          <KeptList
            rows={rows.filter(fits)}
            searched={asked !== ''}
            empty={t(archived ? 'replies.noneArchived' : 'replies.empty')}
            about={(row) => {
              const meant = [...row.kinds, ...row.categories].map((key) => (names[key] ? nameFor(language, names[key]) : key));
              return (
                <>
                  {meant.length > 0 && <small>{t('replies.for', { what: meant.join(t('facts.and')) })}</small>}
                  <p className={styles['preview']} dir="auto">
                    {readable(nameFor(language, { name_zh: row.text_zh, name_en: row.text_en }), placeholders, language)}
                  </p>
                </>
              );
            }}
            open={setEditing}
            away={async (row, away) => {
              await awayTemplate(row.key, away).run({}, { version: row.version });
              await templatesChanged(client);
            }}
            place={async (row, position) => {
              await changeTemplate(row.key).run({ position }, { version: row.version });
              await templatesChanged(client);
            }}
          />
        )}
      </Read>
      {editing && <ReplySheet template={editing === 'new' ? undefined : editing} placeholders={templates.data?.placeholders ?? []} onClose={() => setEditing(undefined)} />}
    </Page>
  );
}
