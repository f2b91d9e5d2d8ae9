import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { AddButton } from '@/features/people/parts/add-button';
import { Page } from '@/features/people/parts/page';
import { Read } from '@/features/people/parts/read';
import { useStep } from '@/features/people/parts/use-step';
import { useSettles } from '@/features/people/settings/use-settles';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { Ago } from '@/ui/said-time';

import styles from './crews.module.css';
import { peopleOf } from './draft';
import { crewRulesQuery, crewsChanged, dropRule, type Rule } from './queries';
import { useCrewWords } from './use-crew-words';

const RuleSheet = lazy(() => import('./rule-sheet').then((file) => ({ default: file.RuleSheet })));

/** Which orders need several people, and whom; the most specific rule counts. */
export function CrewsPage() {
  const { t } = useTranslation();
  const settles = useSettles('dispatch.settings');
  const rules = useQuery(crewRulesQuery);
  const [open, setOpen] = useState<{ rule?: Rule }>();
  return (
    <Page title={t('crews.page')} lead={t('crews.lead')} tools={settles && <AddButton word={t('crews.add')} onAdd={() => setOpen({})} />}>
      <Read query={rules}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Notice title={t('crews.emptyTitle')} text={t(settles ? 'crews.empty' : 'crews.emptyReader')}>
              {settles && <Button onClick={() => setOpen({})}>{t('crews.add')}</Button>}
            </Notice>
          ) : (
            <ul className={styles['list']}>
              {rows.map((row) => (
                <Row key={row.key} row={row} settles={settles} onChange={() => setOpen({ rule: row })} />
              ))}
            </ul>
          )
        }
      </Read>
      <Suspense>{open && <RuleSheet rule={open.rule} onClose={() => setOpen(undefined)} />}</Suspense>
    </Page>
  );
}

function Row({ row, settles, onChange }: { row: Rule; settles: boolean; onChange: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const words = useCrewWords();
  const step = useStep();
  const about = words.about(row);
  const drop = (): void =>
    step.askFirst({ title: t('crews.dropTitle'), text: t('crews.dropText', { what: about }), ok: t('crews.drop') }, async () => {
      await dropRule(row.key).run(null);
      crewsChanged(client);
    });
  return (
    <li>
      <span className={styles['what']}>
        <b>{about}</b>
        <span className={styles['soft']}>
          {row.set_by ? row.set_by.name || t('people.erased') : t('wishes.byItself')} · <Ago at={row.set_at} />
        </span>
      </span>
      <span className={styles['what']}>
        <span>
          <b>{t('crews.people', { count: peopleOf(row.crew) })}</b> {words.crew(row.crew)}
        </span>
        {row.crew.mentor && <span className={styles['soft']}>{t('crews.mentorRule')}</span>}
      </span>
      {settles && (
        <span className={styles['tools']}>
          <Button look="quiet" size="small" disabled={step.busy} aria-label={t('crews.changeOf', { what: about })} onClick={onChange}>
            {t('crews.change')}
          </Button>
          <Button look="quiet" size="small" disabled={step.busy} aria-label={t('crews.dropOf', { what: about })} onClick={drop}>
            {t('crews.drop')}
          </Button>
        </span>
      )}
    </li>
  );
}
