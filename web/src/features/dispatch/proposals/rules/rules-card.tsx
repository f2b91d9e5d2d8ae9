import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Read } from '@/features/people/parts/read';
import { nameFor, useReader } from '@/lib/reader';
import { Ask } from '@/ui/ask';
import { Button } from '@/ui/button';
import { Card, Nothing } from '@/ui/card';

import styles from '../proposals.module.css';
import { dropPlanRule, planRulesAgain, planRulesQuery, type PlanRule } from './queries';

const RuleSheet = lazy(() => import('./rule-sheet').then((file) => ({ default: file.RuleSheet })));

/** 自动求方案: for which teams, when, set and dropped by whoever settles how is dispatched. */
export function RulesCard() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const rules = useQuery(planRulesQuery);
  const words = useRuleWords();
  const [edited, setEdited] = useState<PlanRule | 'new'>();
  const [dropped, setDropped] = useState<PlanRule>();
  const [drop] = useState(dropPlanRule);
  const again = (): void => planRulesAgain(client);
  return (
    <Card
      icon="clock"
      title={t('proposals.rules.title')}
      lead={t('proposals.rules.lead')}
      actions={
        <Button look="quiet" size="small" onClick={() => setEdited('new')}>
          {t('proposals.rules.add')}
        </Button>
      }
    >
      <Read query={rules}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Nothing>{t('proposals.rules.none')}</Nothing>
          ) : (
            <ul className={styles['list']}>
              {rows.map((rule) => (
                <li key={rule.key}>
                  <span className={styles['line']}>
                    <b dir="auto">{words.whose(rule)}</b>
                    <span className={styles['scope']}>{words.when(rule)}</span>
                    <Button size="small" aria-label={t('proposals.rules.changeOf', { team: words.whose(rule) })} onClick={() => setEdited(rule)}>
                      {t('proposals.rules.change')}
                    </Button>
                    <Button size="small" aria-label={t('proposals.rules.dropOf', { team: words.whose(rule) })} onClick={() => setDropped(rule)}>
                      {t('proposals.rules.drop')}
                    </Button>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Read>
      <Suspense>{edited && <RuleSheet rule={edited === 'new' ? undefined : edited} known={rules.data?.rows ?? []} onDone={again} onClose={() => setEdited(undefined)} />}</Suspense>
      {dropped && (
        <Ask
          danger
          title={t('proposals.rules.askDrop', { team: words.whose(dropped) })}
          text={t('proposals.rules.askDropText')}
          okText={t('proposals.rules.drop')}
          onDo={async () => {
            await drop.run(dropped.key);
            again();
          }}
          onClose={() => setDropped(undefined)}
        />
      )}
    </Card>
  );
}

function useRuleWords() {
  const { t } = useTranslation();
  const { language } = useReader();
  return {
    whose: ({ team }: PlanRule): string => (team ? nameFor(language, team) : t('proposals.rules.everyOther')),
    when: ({ hour, days, repairs }: PlanRule): string => {
      const night = hour !== null && t('proposals.rules.nightly', { count: days, time: `${String(hour).padStart(2, '0')}:00` });
      return [night, repairs && t('proposals.rules.mended')].filter(Boolean).join(t('proposals.comma')) || t('proposals.rules.never');
    },
  };
}
