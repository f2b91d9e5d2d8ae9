import { isNothing } from '@/features/workorders/own/asked';
import type { Shown, Values } from '@/features/workorders/own/types';

import { OwnInputs } from './inputs';
import { allRight, neededFor, useOwn } from './use-own';
import { changesOf } from './values';

type Needed = { items: Shown[]; customer: string; facts: { custom?: Values }; ready: boolean };

/** What the order must have before it is resolved and lacks: asked for in the sheet of the move, sent along with it. */
export function useNeeded(order: string, values: Values): Needed {
  const { items: asked, stood, customer } = useOwn(order, values);
  const items = neededFor(asked, stood);
  const custom = changesOf(items, stood, values);
  return { items, customer, facts: Object.keys(custom).length > 0 ? { custom } : {}, ready: allRight(items, items, values) };
}

type Draft = { own: Values; names: Record<string, string> };
type Props = { needed: Needed; draft: Draft; unwritten: (text: string, name: string) => string | undefined; onChange: (change: Draft) => void };

export function OwnNeeded({ needed: { items, customer }, draft, unwritten, onChange }: Props) {
  return (
    <OwnInputs
      items={items}
      values={draft.own}
      names={draft.names}
      customer={customer}
      required={() => true}
      unwritten={({ name }, value) => (isNothing(value) ? unwritten('', name) : undefined)}
      onChange={(code, value, name) => onChange({ own: { ...draft.own, [code]: value }, names: name ? { ...draft.names, [String(value)]: name } : draft.names })}
    />
  );
}
