import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';

import { useFairWords } from '../fair/use-fair-words';
import { clockOf, RULES, WEIGHTS, type Body } from './draft';
import { presentPoliciesQuery } from './queries';
import type { Compared } from './reckon';
import type { Result, WhatIf } from './types';

/** How a what-if is said: its days, what is different in it, and its figures. */
export function useWhatIfWords() {
  const { t } = useTranslation();
  const { language } = useReader();
  const words = useFairWords();
  const and = t('fair.and');
  const policies = useQuery(presentPoliciesQuery).data?.rows ?? [];
  const policyName = (code: string): string => {
    const found = policies.find((one) => one.code === code);
    return found ? nameFor(language, found) : code;
  };
  const day = (on: string): string => new Intl.DateTimeFormat(language, { timeZone: 'UTC', year: 'numeric', month: 'short', day: 'numeric' }).format(new Date(`${on}T00:00:00Z`));
  /** 4 January 1971 was a Monday. */
  const weekday = (n: number): string => new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: 'short' }).format(new Date(Date.UTC(1971, 0, 4 + n)));

  function value(name: Compared, figure: number | null): string {
    if (figure === null) return '–';
    if (name === 'in_time') return t('whatif.percent', { n: words.number(figure, 1) });
    if (name === 'nobody') return t('whatif.orders', { count: figure });
    return name === 'gini' ? figure.toLocaleString(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }) : words.length(figure);
  }

  function difference(name: Compared, present: number | null, changed: number | null): string {
    if (present === null || changed === null) return '–';
    const by = changed - present;
    const sign = by < 0 ? '−' : '+';
    const size = Math.abs(by);
    if (name === 'in_time') return `${sign}${t('whatif.points', { n: words.number(size, 1) })}`;
    return `${sign}${value(name, size)}`;
  }

  /** What is different, a line each. */
  function changes({ policy, without, copies, shifts }: WhatIf): string[] {
    const told = [];
    const code = policy?.['instead_of'];
    if (policy !== null) told.push(typeof code === 'string' ? t('whatif.rulesInsteadOf', { name: policyName(code) }) : t('whatif.rulesForAll'));
    if (without.length > 0) told.push(t('whatif.withoutThem', { names: without.map((one) => one.name).join(and) }));
    for (const one of copies) told.push(t('whatif.moreLike', { n: one.count, name: one.engineer.name }));
    for (const one of shifts)
      told.push(
        t('whatif.moreShift', {
          days: one.weekdays.map(weekday).join(and),
          from: clockOf(one.from_minute),
          until: clockOf(one.until_minute),
          names: one.engineers.map((each) => each.name).join(and) || t('whatif.everybody'),
        }),
      );
    return told;
  }

  /** The rules and weights that were tried, as far as they count: a line of each. */
  function tried({ policy }: WhatIf): string[] {
    const body = policy?.['body'] as Body | undefined;
    if (body === undefined) return [];
    const weights = WEIGHTS.filter((name) => body.weights[name]).map((name) => `${t(`whatif.objective.${name}`)} ${body.weights[name] ?? 0}`);
    const rules = RULES.filter((name) => (body.rules?.[name] ?? false) !== false).map((name) => {
      const told = body.rules?.[name];
      return typeof told === 'number' ? `${t(`whatif.rule.${name}`)} ${told}` : t(`whatif.rule.${name}`);
    });
    return [t('whatif.weightsAre', { told: weights.join(and) }), ...(rules.length > 0 ? [t('whatif.rulesAre', { told: rules.join(and) })] : [])];
  }

  /** The answer in one line: what the change does to what matters most. */
  function answer({ present, changed }: Result, verdicts: Record<'in_time' | 'travel' | 'gini', 'better' | 'worse' | 'same'>): string {
    const share = (of: Result['present']): number | null => (of.promised === 0 ? null : (of.in_time * 100) / of.promised);
    const told = [];
    if (verdicts.in_time !== 'same') told.push(t(verdicts.in_time === 'better' ? 'whatif.moreInTime' : 'whatif.lessInTime', { n: words.number(Math.abs((share(changed) ?? 0) - (share(present) ?? 0)), 1) }));
    if (verdicts.travel !== 'same') told.push(t(verdicts.travel === 'better' ? 'whatif.lessTravel' : 'whatif.moreTravel', { length: words.length(Math.abs(changed.travel - present.travel)) }));
    if (verdicts.gini !== 'same') told.push(t(verdicts.gini === 'better' ? 'whatif.moreEven' : 'whatif.lessEven'));
    return told.join(t('whatif.comma')) || t('whatif.noDifference');
  }

  return { ...words, day, weekday, value, difference, changes, tried, answer, days: ({ since, until }: { since: string; until: string }) => t('whatif.days', { since: day(since), until: day(until) }) };
}
