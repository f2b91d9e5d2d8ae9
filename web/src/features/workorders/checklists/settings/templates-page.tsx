import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';

import { AddButton } from '@/features/people/parts/add-button';
import { Page } from '@/features/people/parts/page';
import { Read } from '@/features/people/parts/read';
import { useSettles } from '@/features/people/settings/use-settles';
import { nameFor, useReader } from '@/lib/reader';
import { Notice } from '@/ui/notice';
import { Tag } from '@/ui/tag';

import { templatesQuery } from '../queries';
import { CHECKLISTS } from './paths';
import styles from './templates-page.module.css';
import { useAppliesWords } from './use-applies-words';

/** What is to be looked at, list by list: at which orders, and which version is in use. */
export function TemplatesPage() {
  const { t } = useTranslation();
  const { language } = useReader();
  const navigate = useNavigate();
  const settles = useSettles('workorders.settings');
  const templates = useQuery(templatesQuery);
  const applies = useAppliesWords();
  return (
    <Page title={t('settings.parts.checklists')} lead={t('checklists.lead')} tools={settles && <AddButton word={t('checklists.add')} onAdd={() => void navigate(`${CHECKLISTS}/new`)} />}>
      <Read query={templates}>
        {({ rows, names }) =>
          rows.length === 0 ? (
            <Notice title={t('settings.noneYet')} text={t('checklists.empty')} />
          ) : (
            <ul className={styles['list']}>
              {rows.map((row) => (
                <li key={row.key} className={styles['row']} data-archived={row.archived_at !== null || undefined}>
                  <span className={styles['names']}>
                    {settles ? <Link to={`${CHECKLISTS}/${row.key}`}>{nameFor(language, row) || t('checklists.unnamed')}</Link> : <b>{nameFor(language, row)}</b>}
                    <small>{applies(row.applies, names)}</small>
                  </span>
                  <span className={styles['figures']}>
                    {[t(`checklists.subject.${row.subject}`), t('checklists.itemCount', { count: row.items }), row.published > 0 ? t('checks.version', { n: row.published }) : ''].filter(Boolean).join(' · ')}
                  </span>
                  <span className={styles['tags']}>
                    {row.archived_at !== null ? <Tag tone="stop">{t('checklists.archived')}</Tag> : row.published > 0 && <Tag tone="done">{t('checklists.inUse')}</Tag>}
                    {row.drafted && <Tag tone="us">{t('checklists.draft')}</Tag>}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Read>
    </Page>
  );
}
