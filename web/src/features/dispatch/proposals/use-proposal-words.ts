import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';

import { useFairWords } from '../fair/use-fair-words';
import type { RuleName } from '../types';
import { foundNothing, gained, valueOf, type Compared, type Gained } from './reckon';
import type { Change, Figures, Head } from './types';

type Known = { name: string };

/** More names than these are counted. */
const MOST_NAMES = 3;

/** Why something stays, or does not hold any more; what is none of these is a rule of dispatch, or told by its code. */
const WHY = ['travelling', 'on_site', 'by_hand', 'offered', 'crew', 'soon', 'off_duty', 'waiting', 'turn', 'not_yours', 'no_policy', 'moved_since', 'somebody_goes', 'order_over', 'double_booked'] as const;
const RULES = ['available', 'skill', 'certificate', 'territory', 'access', 'window', 'level', 'excluded', 'required', 'workload', 'on_call', 'distance', 'home', 'declined', 'present', 'crew', 'mentor'] as const satisfies readonly RuleName[];
/** Why a plan came to nothing, as far as somebody can do something about it. */
const TROUBLES = ['proposal_too_large', 'proposal_nobody', 'not_allowed'] as const;

const oneOf = <T extends string>(names: readonly T[], told: string): T | undefined => names.find((name) => name === told);

/** How a plan is said: what was asked, what it comes to, who goes when, and why not. */
export function useProposalWords() {
  const { t } = useTranslation();
  const { language, zone } = useReader();
  const { number, length } = useFairWords();
  const formats = useMemo(() => {
    const day = { month: 'short', day: 'numeric' } as const;
    return {
      days: new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...day }),
      day: new Intl.DateTimeFormat(language, { timeZone: zone, weekday: 'short', ...day }),
      clock: new Intl.DateTimeFormat(language, { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    };
  }, [language, zone]);

  const days = ({ since, until }: Pick<Head, 'since' | 'until'>): string => formats.days.formatRange(new Date(`${since}T00:00:00Z`), new Date(`${until}T00:00:00Z`));
  const names = (of: readonly Known[]): string => {
    const told = of.slice(0, MOST_NAMES).map((one) => one.name).join(t('people.comma'));
    return of.length > MOST_NAMES ? t('proposals.andMore', { names: told, n: number(of.length) }) : told;
  };

  function scope({ team, territory, engineers }: Pick<Head, 'team' | 'territory' | 'engineers'>): string {
    const told = [team && nameFor(language, team), territory && nameFor(language, territory), engineers.length > 0 && names(engineers)].filter(Boolean);
    return told.join(t('people.comma')) || t('proposals.everybody');
  }

  function sized(name: Compared, value: number): string {
    if (name === 'travel' || name === 'each' || name === 'overtime') return length(value);
    return name === 'km' ? t('proposals.km', { n: number(value) }) : number(value);
  }

  /** A figure as it stands in the table. */
  function figure(name: Compared, of: Figures | null | undefined): string {
    if (!of || Number.isNaN(valueOf(name, of))) return '–';
    return sized(name, valueOf(name, of));
  }

  function difference(name: Compared, before: Figures | null | undefined, after: Figures | null | undefined): string {
    if (!before || !after || name === 'moved') return '–';
    const by = valueOf(name, after) - valueOf(name, before);
    if (Number.isNaN(by)) return '–';
    return `${by < 0 ? '−' : '+'}${sized(name, Math.abs(by))}`;
  }

  function oneGain({ name, by }: Gained): string {
    const size = Math.abs(by);
    const n = name === 'visits' || name === 'late' || name === 'km' ? number(size) : length(size);
    return t(`proposals.gain.${name}.${by > 0 ? 'better' : 'worse'}`, { n });
  }

  /** What it is better by than dispatch alone, in one line; where no order is to be given, dispatch alone does nothing. */
  function gain(head: Pick<Head, 'state' | 'gain' | 'figures' | 'orders'>): string | undefined {
    const { gain: of, figures, orders } = head;
    if (of === null || foundNothing(head)) return undefined;
    const told = gained(of, figures).map(oneGain).join(t('proposals.comma'));
    if (orders) return told === '' ? t('proposals.noGain') : t('proposals.than', { told });
    return told === '' ? t('proposals.noGainNow') : t('proposals.thanNow', { told });
  }

  /** Why not, by the server's code. */
  function why(code: string): string {
    const told = oneOf(WHY, code);
    if (told !== undefined) return t(`proposals.why.${told}`);
    const rule = oneOf(RULES, code);
    return rule === undefined ? t('proposals.why.other', { code }) : t(`dispatch.rule.${rule}.fails`);
  }

  function trouble(code: string): string {
    const told = oneOf(TROUBLES, code);
    return t(told === undefined ? 'proposals.trouble.unexpected' : `proposals.trouble.${told}`);
  }

  /** What a plan that nobody asked for is to mend. */
  function happened(of: Head['why']): string {
    const told = of.slice(0, MOST_NAMES).map(({ code, order, person }) => {
      const what = [person?.name, order && t('orders.number', { number: order.number })].filter(Boolean).join(' ');
      return t(`proposals.happened.${code}`, { what });
    });
    return of.length > MOST_NAMES ? t('proposals.andMoreHappened', { told: told.join(t('proposals.comma')), n: number(of.length) }) : told.join(t('proposals.comma'));
  }

  return {
    number,
    happened,
    takingTrouble: (code: string): string => t(code === 'not_allowed' ? 'proposals.takingNotAllowed' : 'proposals.takingFailed'),
    length,
    days,
    scope,
    figure,
    difference,
    gain,
    why,
    trouble,
    who: (engineer: Known, mates: readonly Known[] = []): string => names([engineer, ...mates]),
    slot: ({ starts_at, ends_at }: Pick<Change, 'starts_at' | 'ends_at'>): string => t('proposals.slot', { day: formats.day.format(new Date(starts_at)), from: formats.clock.format(new Date(starts_at)), until: formats.clock.format(new Date(ends_at)) }),
    clock: (at: number): string => formats.clock.format(new Date(at)),
  };
}

export type ProposalWords = ReturnType<typeof useProposalWords>;
