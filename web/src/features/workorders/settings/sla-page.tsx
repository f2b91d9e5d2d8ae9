import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { AddButton } from '@/features/people/parts/add-button';
import { Page } from '@/features/people/parts/page';
import { Read } from '@/features/people/parts/read';
import { useSettles } from '@/features/people/settings/use-settles';
import { Notice } from '@/ui/notice';

import { PolicyList } from './policy-list';
import { PolicySheet } from './policy-sheet';
import { policiesQuery, type Policy } from './queries';
import { WhichPolicy } from './which-policy';

/** What is promised, the most specific first; and which promise an order like this one would get. */
export function SlaPage() {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<Policy | 'new'>();
  const settles = useSettles('workorders.settings');
  const policies = useQuery(policiesQuery);
  return (
    <Page title={t('settings.parts.sla')} lead={t('sla.lead')} tools={settles && <AddButton word={t('sla.add')} onAdd={() => setEditing('new')} />}>
      <Read query={policies}>
        {(rows) => (
          <>
            {rows.length === 0 ? <Notice title={t('settings.noneYet')} text={t('sla.empty')} /> : <PolicyList rows={rows} {...(settles && { onEdit: setEditing })} />}
            <WhichPolicy policies={rows} />
          </>
        )}
      </Read>
      {editing && <PolicySheet policy={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />}
    </Page>
  );
}
