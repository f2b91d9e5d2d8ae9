import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { Nothing } from '@/ui/card';
import { useProblemWords } from '@/ui/problem-words';

import styles from './contacts.module.css';
import { archivedQuery, step } from './queries';
import { useReadAgain } from './use-read-again';

/** What was archived of a customer: read when it is opened, and brought back one by one. */
export function Archived({ what, customer }: { what: 'contacts' | 'sites'; customer: string }) {
  const { t } = useTranslation();
  const again = useReadAgain();
  const [open, setOpen] = useState(false);
  const found = useQuery({ ...archivedQuery(what, customer), enabled: open });
  const { message } = App.useApp();
  const words = useProblemWords();

  async function restore({ key, version }: { key: string; version: number }): Promise<void> {
    try {
      await step(`/api/v1/${what}/{key}/restore`, key).run(null, { version });
      again();
    } catch (error) {
      void message.error(words(error));
    }
  }

  return (
    <details className={styles['archived']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t(`${what}.archived`)}</summary>
      {found.error && <Nothing>{words(found.error)}</Nothing>}
      {found.data?.rows.length === 0 && <Nothing>{t(`${what}.noneArchived`)}</Nothing>}
      <ul className={styles['list']}>
        {found.data?.rows.map((row) => (
          <li key={row.key} className={styles['gone']}>
            <span>{row.name}</span>
            <Button look="quiet" size="small" onClick={() => void restore(row)}>
              {t('edit.restore')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
