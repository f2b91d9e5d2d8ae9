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

import { dropRule, windowRulesQuery, type Rule } from './queries';
import { useRuleWords } from './use-rule-words';
import styles from './windows.module.css';

const RuleSheet = lazy(() => import('./rule-sheet').then((file) => ({ default: file.RuleSheet })));

/** At which times customers can have somebody come; the most specific rule counts. */
export function WindowsPage() {
  const { t } = useTranslation();
  const settles = useSettles('dispatch.settings');
  const rules = useQuery(windowRulesQuery);
  const [open, setOpen] = useState<{ rule?: Rule }>();
  return (
    <Page title={t('windows.page')} lead={t('windows.lead')} tools={settles && <AddButton word={t('windows.add')} onAdd={() => setOpen({})} />}>
      <Read query={rules}>
        {({ rows, limits }) => (
          <>
            {rows.length === 0 ? (
              <Notice title={t('windows.emptyTitle')} text={t(settles ? 'windows.empty' : 'windows.emptyReader')}>
                {settles && <Button onClick={() => setOpen({})}>{t('windows.add')}</Button>}
              </Notice>
            ) : (
              <ul className={styles['list']}>
                {rows.map((row) => (
                  <Row key={row.key} row={row} settles={settles} onChange={() => setOpen({ rule: row })} />
                ))}
              </ul>
            )}
            <Suspense>{open && <RuleSheet rule={open.rule} limits={limits} onClose={() => setOpen(undefined)} />}</Suspense>
          </>
        )}
      </Read>
    </Page>
  );
}

function Row({ row, settles, onChange }: { row: Rule; settles: boolean; onChange: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const words = useRuleWords();
  const step = useStep();
  const about = words.about(row);
  const drop = (): void =>
    step.askFirst(
      { title: t('windows.dropTitle'), text: t('windows.dropText', { what: about }), ok: t('windows.drop') },
      async () => {
        await dropRule(row.key).run(null);
        await client.invalidateQueries({ queryKey: windowRulesQuery.queryKey });
      },
      t('windows.dropped'),
    );
  return (
    <li>
      <span className={styles['what']}>
        <b>{about}</b>
        <span className={styles['soft']}>
          {row.set_by && `${row.set_by.name || t('people.erased')} · `}
          <Ago at={row.set_at} />
        </span>
      </span>
      <span className={styles['what']}>
        <span>{words.day(row.windows)}</span>
        <span className={styles['soft']}>{words.rules(row.windows, row.calendar)}</span>
      </span>
      {settles && (
        <span className={styles['tools']}>
          <Button look="quiet" size="small" disabled={step.busy} aria-label={t('windows.changeOf', { what: about })} onClick={onChange}>
            {t('windows.change')}
          </Button>
          <Button look="quiet" size="small" disabled={step.busy} aria-label={t('windows.dropOf', { what: about })} onClick={drop}>
            {t('windows.drop')}
          </Button>
        </span>
      )}
    </li>
  );
}
