import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Page } from '@/features/people/parts/page';
import { Read } from '@/features/people/parts/read';
import { useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/tag';

import { wordingsQuery, type Wording } from './queries';
import { groupsOf, isReworded, saidIn, type Group } from './sentences';
import { useGroupName } from './use-group-name';
import { WordingSheet } from './wording-sheet';
import styles from './wordings.module.css';

/** What notices say: in the product's words, or in the installation's own. */
export function WordingsPage() {
  const { t } = useTranslation();
  const wordings = useQuery(wordingsQuery);
  return (
    <Page title={t('settings.parts.notices')} lead={t('wordings.lead')}>
      <Read query={wordings}>{(rows) => <Groups rows={rows} />}</Read>
    </Page>
  );
}

function Groups({ rows }: { rows: Wording[] }) {
  const [editing, setEditing] = useState<string>();
  const groups = groupsOf(rows);
  const open = groups.find(({ id }) => id === editing);
  return (
    <>
      <ul className={styles['list']}>
        {groups.map((group) => (
          <Row key={group.id} group={group} onEdit={() => setEditing(group.id)} />
        ))}
      </ul>
      {open && <WordingSheet group={open} onClose={() => setEditing(undefined)} />}
    </>
  );
}

function Row({ group, onEdit }: { group: Group; onEdit: () => void }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const name = useGroupName()(group.id);
  const said = group.sentences[0] && saidIn(group.sentences[0].wording, language);
  const text = said?.own === '' ? said.stock : said?.own;
  return (
    <li className={styles['row']}>
      <span className={styles['names']}>
        <b>{name}</b>
        <small>{text?.trim().replaceAll(/\s+/g, ' ')}</small>
      </span>
      {isReworded(group) && <Tag tone="hand">{t('wordings.own')}</Tag>}
      <Button size="small" look="quiet" aria-label={t('people.editName', { name })} onClick={onEdit}>
        {t('people.edit')}
      </Button>
    </li>
  );
}
