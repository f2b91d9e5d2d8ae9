import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { ReadTrouble } from '@/ui/read-trouble';
import { Ago } from '@/ui/said-time';
import { Bone } from '@/ui/skeleton';

import { versionsQuery } from '../queries';
import type { Asking, Limits, ObjectiveName, RuleName, Version } from '../types';
import { FIGURES, type Figure } from './asking';
import { differences, type Difference } from './draft';
import styles from './versions-card.module.css';

type How = Asking['how'];
type Props = { code: string; limits: Limits; onUse?: (version: Version) => void };

/** What the policy said before, each with what it changed; read when somebody asks for it. */
export function VersionsCard({ code, limits, onUse }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Card
      icon="history"
      title={t('dispatch.policies.versions')}
      actions={
        <Button look="quiet" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'letters.hide' : 'letters.show')}
        </Button>
      }
    >
      {open && <Versions code={code} limits={limits} {...(onUse && { onUse })} />}
    </Card>
  );
}

function Versions({ code, limits, onUse }: Props) {
  const { t } = useTranslation();
  const found = useInfiniteQuery(versionsQuery(code));
  if (found.data === undefined) return found.error ? <ReadTrouble error={found.error} onRetry={() => void found.refetch()} /> : <Bone width={14} />;
  const rows = found.data.pages.flatMap((page) => page.rows);
  return (
    <>
      <ol className={styles['versions']}>
        {rows.map((row, n) => (
          <li key={row.number}>
            <p>
              <b>{t('dispatch.policies.version', { n: row.number })}</b>
              <span>
                {row.published_by ? t('dispatch.policies.by', { name: row.published_by.name }) : t('dispatch.policies.stock')} · <Ago at={row.published_at} />
              </span>
              {onUse && n > 0 && (
                <Button look="quiet" size="small" onClick={() => onUse(row)}>
                  {t('dispatch.policies.useThis')}
                </Button>
              )}
            </p>
            <Changed of={row} before={rows[n + 1]} limits={limits} last={n === rows.length - 1 && !found.hasNextPage} />
          </li>
        ))}
      </ol>
      {found.hasNextPage && (
        <Button look="quiet" size="small" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('dispatch.policies.older')}
        </Button>
      )}
    </>
  );
}

function Changed({ of, before, limits, last }: { of: Version; before: Version | undefined; limits: Limits; last: boolean }) {
  const { t } = useTranslation();
  const word = useDifferenceWords(limits);
  if (before === undefined) return last ? <p className={styles['soft']}>{t('dispatch.policies.first')}</p> : null;
  const told = differences(before.body, of.body, limits);
  return <p className={styles['soft']}>{told.length === 0 ? t('dispatch.policies.noChange') : t('dispatch.policies.changed', { what: told.map(word).join(t('people.comma')) })}</p>;
}

/** "路程 20 → 40", "技能 关 → 2". */
function useDifferenceWords(limits: Limits): (one: Difference) => string {
  const { t } = useTranslation();
  const objectives = new Set<string>(limits.objectives.map((one) => one.name));
  const rules = new Set<string>(limits.rules.map((one) => one.name));
  const numbers = new Set(['visit_minutes', 'remote_minutes', 'days', 'lead_minutes', 'overtime_minutes', 'mentor_credit']);
  const asked = new Set<string>([...FIGURES, 'urgent']);
  const said = (value: unknown): string => (typeof value === 'number' || typeof value === 'string' ? String(value) : value === true ? '✓' : Array.isArray(value) ? value.join(' ') || '–' : '–');
  return ({ part, name, was, is }) => {
    const named =
      part === 'rules' && rules.has(name)
        ? t(`dispatch.rule.${name as RuleName}.name`)
        : (part === 'weights' || part === 'scales') && objectives.has(name)
          ? t(`dispatch.objective.${name as ObjectiveName}.name`)
          : part === 'numbers' && numbers.has(name)
            ? t(`dispatch.policies.number.${name as 'days'}`)
            : part === 'offer' && asked.has(name)
              ? t(`dispatch.policies.offer.${name as Figure}`)
              : name;
    if (part === 'offer' && name === 'how') return `${t('dispatch.policies.offer.title')} ${t(`dispatch.policies.offer.how.${was as How}`)} → ${t(`dispatch.policies.offer.how.${is as How}`)}`;
    return part === 'other' && typeof is === 'object' && !Array.isArray(is) ? named : `${named} ${said(was)} → ${said(is)}`;
  };
}
