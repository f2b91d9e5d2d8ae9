import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { EditSheet } from '@/ui/edit-sheet';

import { changeView, viewsChanged } from './queries';
import type { View } from './types';

/** Another name for a kept view. */
export default function RenameView({ view, onClose }: { view: View; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [write] = useState(() => changeView(view.key));
  return (
    <EditSheet
      title={t('lists.renameTitle')}
      okText={t('lists.keepIt')}
      draft={`view ${view.key}`}
      fields={[{ kind: 'line', name: 'name', label: t('lists.name'), required: true }]}
      start={{ name: view.name }}
      version={view.version}
      save={(values, version = view.version) => write.run(values, { version })}
      onSaved={() => viewsChanged(client)}
      onClose={onClose}
    />
  );
}
