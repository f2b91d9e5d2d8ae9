import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';

import { Problem } from '@/api/problem';

import { orderPath } from '../paths';
import { categoriesQuery, kindsQuery, readAgain } from '../queries';
import { filledOf, lackingOf, useAsked } from '../own/asked';
import { CALLER_FIELD } from './caller-field';
import { isBegun, useDraft, type Draft } from './draft';
import { briefQuery, briefsChanged, madeBefore, prioritiesQuery, reportOrder, type Brief, type Kind, type Made, type Thing } from './queries';

export const TITLE_FIELD = 'new-order-title';

/** Puts the focus there, once it is on the page. */
const goTo = (field: string): void => void setTimeout(() => document.getElementById(field)?.focus());

/** The draft of a new order, what is known of its caller, and what becomes of it. */
export function useNewOrder(person: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { draft, change, startOver } = useDraft(person);
  const here = useLocation().key;
  const [last, setLast] = useState<{ made: Made; at: string }>();
  const made = last?.at === here ? last.made : undefined; // N leads here anew: that is the next call
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const [missing, setMissing] = useState<Missing[]>([]);
  const write = useRef(reportOrder());

  const found = useQuery({ ...briefQuery({ customer: draft.customer ?? '', contact: draft.contact, asset: draft.asset }), enabled: draft.customer !== null });
  const brief = draft.customer === null ? undefined : found.data;
  const kinds = useQuery(kindsQuery).data ?? [];
  const categories = useQuery(categoriesQuery).data ?? [];
  const matrix = useQuery(prioritiesQuery).data?.matrix;
  const category = categories.find((one) => one.key === draft.category)?.code;
  const asset = brief?.assets.find((one) => one.key === draft.asset);
  const kind = kinds.find((one) => one.code === draft.kind) ?? usualKind(kinds, asset);
  const suggested = suggestion(draft, matrix, kind);
  const { customer, site, channel, impact, urgency, title, description } = draft;
  const known = { priority: draft.priority ?? suggested, channel, customer, site, asset: draft.asset, category, impact, urgency, title, description };
  const own = useAsked(kind?.code, known, draft.custom);
  const [ownLacking, setOwnLacking] = useState<string[]>([]);

  const choose = useCallback(
    async (known: Pick<Draft, 'customer' | 'contact' | 'asset'>): Promise<void> => {
      change({ ...known, site: null });
      setMissing([]);
      goTo(TITLE_FIELD);
      if (known.customer === null) return;
      const told = await client.query({ ...briefQuery({ customer: known.customer, contact: known.contact, asset: known.asset }), staleTime: 0 }).catch(() => undefined); // why not is said where the caller would stand
      if (told) change(onlyOnes(told, known));
    },
    [change, client],
  );

  useFromAddress(choose);

  async function save(): Promise<void> {
    if (busy) return;
    const lacking = missingIn(draft, kind);
    setMissing(lacking);
    if (lacking.length > 0 || kind === undefined) {
      goTo(lacking[0] === 'title' ? TITLE_FIELD : CALLER_FIELD);
      return;
    }
    const open = lackingOf(own.items.map((one) => ({ ...one, value: null })), draft.custom, ['report']).map((one) => one.code);
    setOwnLacking(open);
    if (open.length > 0) {
      setTimeout(() => document.querySelector<HTMLElement>(`[data-own="${open[0] ?? ''}"] :is(input, textarea)`)?.focus());
      return;
    }
    setBusy(true);
    setTrouble(undefined);
    try {
      finish(await write.current.run({ ...draft, custom: filledOf(own.items, draft.custom), customer: draft.customer ?? '', title: draft.title.trim(), kind: kind.code, tags: [], parent: null }));
    } catch (error) {
      const made = error instanceof Problem && error.code === 'key_taken' ? await madeBefore(draft.key).catch(() => undefined) : undefined;
      if (made) finish(made);
      else setTrouble(error);
    } finally {
      setBusy(false);
    }
  }

  function finish(order: Made): void {
    setLast({ made: order, at: here });
    startOver();
    readAgain.lists(client);
    briefsChanged(client);
  }

  function next(): void {
    setLast(undefined);
    setTrouble(undefined);
    setMissing([]);
    startOver();
    goTo(CALLER_FIELD);
  }

  function noted(order: string): void {
    startOver();
    void navigate(orderPath(order, ''));
  }

  return {
    own: { ...own, lacking: ownLacking }, draft, change, choose, brief, briefError: found.error, retryBrief: found.refetch, kinds, kind, categories, asset, suggested,
    priority: draft.priority ?? suggested, begun: isBegun(draft), missing, busy, trouble, made, save, next, noted,
  };
}

export type NewOrder = ReturnType<typeof useNewOrder>;
export type Missing = 'customer' | 'title' | 'kind';

export function missingIn(draft: Draft, kind: Kind | undefined): Missing[] {
  const lacking: [Missing, boolean][] = [
    ['customer', draft.customer === null],
    ['title', draft.title.trim() === ''],
    ['kind', kind === undefined],
  ];
  return lacking.filter(([, lacks]) => lacks).map(([name]) => name);
}

/** What a call about this is, mostly: a program is looked at from here, a machine is repaired. */
export function usualKind(kinds: Kind[], asset: Thing | undefined): Kind | undefined {
  const code = asset?.is_software ? 'support' : 'repair';
  return kinds.find((one) => one.code === code) ?? kinds[0];
}

/** The priority the server will choose: by impact and urgency, else as the kind has it. */
export function suggestion(draft: Draft, matrix: number[][] | undefined, kind: Kind | undefined): number {
  const otherwise = kind?.default_priority ?? 2;
  if (draft.impact === null || draft.urgency === null) return otherwise;
  return matrix?.[draft.impact - 1]?.[draft.urgency - 1] ?? otherwise;
}

/** Where there is only one to choose, it is chosen. */
export function onlyOnes(brief: Brief, known: Pick<Draft, 'contact' | 'asset'>): Partial<Draft> {
  const only = (rows: { key: string }[]): string | null => (rows.length === 1 ? (rows[0]?.key ?? null) : null);
  const asset = known.asset ?? only(brief.assets);
  const site = brief.assets.find((one) => one.key === asset)?.site ?? only(brief.sites);
  return { contact: known.contact ?? only(brief.contacts) ?? brief.likely, asset, site };
}

/** `?customer=…&asset=…` begins with what is known already; the words of a draft that was begun stay. */
function useFromAddress(choose: (known: Pick<Draft, 'customer' | 'contact' | 'asset'>) => Promise<void>): void {
  const [params, setParams] = useSearchParams();
  const customer = params.get('customer');
  const [contact, asset] = [params.get('contact'), params.get('asset')];
  useEffect(() => {
    if (customer === null) return;
    setParams({}, { replace: true });
    void choose({ customer, contact, asset });
  }, [customer, contact, asset, choose, setParams]);
}
