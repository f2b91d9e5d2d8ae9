import type { TFunction } from 'i18next';

import type { Language } from '@/lib/i18n';
import { nameFor } from '@/lib/reader';

import type { View } from './types';

export type ViewGroup = { name: string; views: View[] };

/** Kept views by whose they are: one's own, each team's, everybody's; in the order in which the server tells them. */
export function groupsOf(views: readonly View[], language: Language, t: TFunction): ViewGroup[] {
  const groups = new Map<string, ViewGroup>();
  for (const view of views) {
    const of = view.team ? `team ${view.team.key}` : view.whose;
    const group = groups.get(of) ?? { name: view.team ? nameFor(language, view.team) : t(`lists.whoseViews.${view.whose}`), views: [] };
    group.views.push(view);
    groups.set(of, group);
  }
  const rank = ({ views: [first] }: ViewGroup): number => (first ? ORDER.indexOf(first.whose) : 0);
  return [...groups.values()].sort((one, other) => rank(one) - rank(other));
}

const ORDER: readonly View['whose'][] = ['me', 'team', 'all'];
