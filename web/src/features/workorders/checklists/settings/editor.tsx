import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { Page } from '@/features/people/parts/page';
import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Said } from '@/ui/notice';
import { Moment } from '@/ui/said-time';
import { Tag } from '@/ui/tag';

import type { Template } from '../types';
import { About } from './about';
import styles from './editor.module.css';
import { Items } from './items';
import { CHECKLISTS } from './paths';
import { Preview } from './preview';
import { PublishSheet } from './publish-sheet';
import { useEditing } from './use-editing';
import { useFlawWords } from './use-flaw-words';

/** One list as it is worked on: what it is for, its items, and beside them how the phone will show it. */
export function Editor({ template }: { template: Template | undefined }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const editing = useEditing(template);
  const flawWords = useFlawWords();
  const { draft, change, dirty, busy } = editing;
  const [publishing, setPublishing] = useState((useLocation().state as { publishing?: boolean } | null)?.publishing === true);
  const name = nameFor(language, draft) || t('checklists.new');
  const [latest] = template?.issues ?? [];
  const hasDraft = template !== undefined && template.draft !== null;
  const archived = template !== undefined && template.archived_at !== null;

  const tools = (
    <>
      <Button busy={busy} disabled={!dirty} onClick={() => void editing.save()}>
        {t('checklists.save')}
      </Button>
      <Button
        look="primary"
        busy={busy}
        disabled={archived || draft.items.length === 0 || (!dirty && !hasDraft)}
        onClick={() => void editing.save({ publishing: true }).then((saved) => saved && setPublishing(true))}
      >
        {t('checklists.publish')}
      </Button>
    </>
  );
  return (
    <Page title={name} lead={t('checklists.editLead')} before={<Link to={CHECKLISTS}>{t('checklists.back')}</Link>} tools={tools}>
      <p className={styles['state']}>
        {latest ? (
          <span>
            {t('checks.version', { n: latest.number })} · {latest.published_by?.name ?? t('timeline.product')} <Moment at={latest.published_at} />
          </span>
        ) : (
          <span>{t('checklists.neverPublished')}</span>
        )}
        {(dirty || hasDraft) && <Tag tone="us">{t(dirty ? 'checklists.unsaved' : 'checklists.draft')}</Tag>}
        {archived && <Tag tone="stop">{t('checklists.archived')}</Tag>}
        <span className={styles['grow']} />
        {(dirty || (hasDraft && latest !== undefined)) && (
          <Button size="small" look="quiet" onClick={editing.discard}>
            {t('checklists.discard')}
          </Button>
        )}
        {template && (
          <Button size="small" look="quiet" onClick={() => editing.archive(!archived)}>
            {t(archived ? 'checklists.restore' : 'checklists.archive')}
          </Button>
        )}
      </p>
      {!dirty && hasDraft && template.flaws.length > 0 && (
        <Said title={t('checklists.flawsTitle')}>
          <ul className={styles['flaws']}>
            {template.flaws.map((flaw) => (
              <li key={`${flaw.code} ${flaw.item ?? ''}`}>{flawWords(draft, flaw)}</li>
            ))}
          </ul>
        </Said>
      )}
      <div className={styles['sides']}>
        <div className={styles['side']}>
          <Card icon="list" title={t('checklists.about')}>
            <About draft={draft} names={template?.names ?? {}} change={change} />
          </Card>
          <Card icon="check" title={t('checklists.items')} lead={t('checklists.itemsLead')}>
            <Items draft={draft} change={change} />
          </Card>
        </div>
        <aside className={styles['preview']} aria-label={t('checklists.preview')}>
          <Preview draft={draft} />
        </aside>
      </div>
      {publishing && hasDraft && <PublishSheet template={template} onPublish={editing.publish} onClose={() => setPublishing(false)} />}
    </Page>
  );
}
