import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { calendarsQuery } from '@/features/people/calendars/queries';
import { nameFor, useReader } from '@/lib/reader';
import { duration } from '@/lib/time';
import { Button } from '@/ui/button';
import { Priority } from '@/ui/priority';

import { kindsQuery } from '../queries';
import styles from './policy-list.module.css';
import type { Policy, Target } from './queries';
import { TARGETS } from './targets';
import { useTierWords } from './use-tier-words';

/** The promises as a table: for which orders, how soon, by which hours. */
export function PolicyList({ rows, onEdit }: { rows: Policy[]; onEdit?: (policy: Policy) => void }) {
  const { t } = useTranslation();
  const { language } = useReader();
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('settings.parts.sla')}>
      <table className={styles['policies']}>
        <thead>
          <tr>
            <th scope="col">{t('sla.policy')}</th>
            <th scope="col">{t('sla.for')}</th>
            {TARGETS.map((target) => (
              <th key={target} scope="col">
                {t(`orders.target.${target}`)}
              </th>
            ))}
            {onEdit && <th />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className={row.active ? undefined : styles['off']}>
              <th scope="row">
                {nameFor(language, row)}
                {!row.active && <small>{t('sla.inactive')}</small>}
              </th>
              <td>
                <For policy={row} />
              </td>
              {TARGETS.map((target) => (
                <td key={target}>
                  <Promise of={row.targets.find((one) => one.target === target)} />
                </td>
              ))}
              {onEdit && (
                <td>
                  <Button size="small" look="quiet" aria-label={t('people.editName', { name: nameFor(language, row) })} onClick={() => onEdit(row)}>
                    {t('people.edit')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** For which orders a policy is: the values it names, most weighty first; one that names none is for all. */
export function For({ policy }: { policy: Policy }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const kinds = useQuery(kindsQuery);
  const tiers = useTierWords();
  const kind = kinds.data?.find((one) => one.code === policy.kind);
  if (policy.specificity === 0) return <span className={styles['chips']}>{t('sla.everything')}</span>;
  return (
    <span className={styles['chips']}>
      {policy.service_level !== null && <i>{t('sla.level', { level: tiers('levels', policy.service_level) })}</i>}
      {policy.tier !== null && <i>{t('sla.tier', { tier: tiers('tiers', policy.tier) })}</i>}
      {policy.kind !== null && <i>{kind ? nameFor(language, kind) : policy.kind}</i>}
      {policy.condition_words !== '' && <span>{policy.condition_words}</span>}
      {policy.priority !== null && <Priority level={policy.priority} label={t('orders.priorityLabel', { p: policy.priority })} />}
    </span>
  );
}

/** "4 时 · 大陆办公时间", "3 个工作日"; a dash for what is not promised. */
function Promise({ of }: { of: Target | undefined }) {
  const { t } = useTranslation();
  const { language, say } = useReader();
  const calendars = useQuery(calendarsQuery);
  if (of === undefined) return <span className={styles['quiet']}>–</span>;
  const calendar = calendars.data?.rows.find((one) => one.code === of.calendar);
  return (
    <>
      {of.working_days !== null ? t('sla.days', { count: of.working_days }) : duration((of.minutes ?? 0) * 60_000, say)}
      <small title={calendar && nameFor(language, calendar)}>{of.calendar === null ? t('sla.clock') : t('sla.workingTime')}</small>
    </>
  );
}
