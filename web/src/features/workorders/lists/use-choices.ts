import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { assetChoiceQuery, productChoiceQuery } from '@/features/assets/queries';
import { customerChoiceQuery } from '@/features/customers/queries';
import { calendarsQuery } from '@/features/people/calendars/queries';
import { colleaguesQuery, teamsQuery } from '@/features/people/queries';
import { territoriesQuery } from '@/features/people/settings/queries';
import { nameFor, useReader, type Bilingual } from '@/lib/reader';
import { useSettled } from '@/lib/settled';

import { categoriesQuery, kindsQuery } from '../queries';
import { sitesQuery } from './queries';
import type { Field } from './types';

export type Choice = { value: string | number; label: string };
type Choices = { choices: Choice[]; pending: boolean; /** Where the server looks; else the choices are narrowed here. */ find: ((text: string) => void) | undefined };

type Keyed = Bilingual & { key: string };
type Coded = Bilingual & { code: string };

const SMALL = new Set(['teams', 'territories', 'kinds', 'categories', 'calendars', 'sites']);

/** What can be chosen for a field: its own choices, or the things its source has; first whoever is meant without a name. */
export function useChoices(field: Field | undefined, source: string): Choices {
  const { t } = useTranslation();
  const { language } = useReader();
  const [typed, setSearch] = useState('');
  const search = useSettled(typed);
  const is = (name: string): { enabled: boolean } => ({ enabled: source === name });
  const keyed = (rows: Keyed[] | undefined): Choice[] => (rows ?? []).map((row) => ({ value: row.key, label: nameFor(language, row) }));
  const coded = (rows: Coded[] | undefined): Choice[] => (rows ?? []).map((row) => ({ value: row.code, label: nameFor(language, row) }));
  const named = (rows: { key: string; name: string }[] | undefined): Choice[] => (rows ?? []).map((row) => ({ value: row.key, label: row.name }));

  const people = useQuery({ ...colleaguesQuery(search), ...is('people') });
  const customers = useQuery({ ...customerChoiceQuery(search), ...is('customers') });
  const assets = useQuery({ ...assetChoiceQuery('', search), ...is('assets') });
  const products = useQuery({ ...productChoiceQuery(search), ...is('products') });
  const teams = useQuery({ ...teamsQuery, ...is('teams') });
  const territories = useQuery({ ...territoriesQuery, ...is('territories') });
  const kinds = useQuery({ ...kindsQuery, ...is('kinds') });
  const categories = useQuery({ ...categoriesQuery, ...is('categories') });
  const calendars = useQuery({ ...calendarsQuery, ...is('calendars') });
  const sites = useQuery({ ...sitesQuery, ...is('sites') });

  const things: Record<string, () => { rows: Choice[]; pending: boolean }> = {
    people: () => ({ rows: named(people.data?.rows), pending: people.isPending }),
    customers: () => ({ rows: named(customers.data?.rows), pending: customers.isPending }),
    assets: () => ({ rows: (assets.data?.rows ?? []).map((row) => ({ value: row.key, label: row.serial ? `${row.name} · ${row.serial}` : row.name })), pending: assets.isPending }),
    products: () => ({ rows: keyed(products.data?.rows), pending: products.isPending }),
    teams: () => ({ rows: keyed(teams.data?.rows), pending: teams.isPending }),
    territories: () => ({ rows: keyed(territories.data?.rows), pending: territories.isPending }),
    kinds: () => ({ rows: coded(kinds.data), pending: kinds.isPending }),
    categories: () => ({ rows: coded(categories.data), pending: categories.isPending }),
    calendars: () => ({ rows: coded(calendars.data?.rows), pending: calendars.isPending }),
    sites: () => ({ rows: named(sites.data?.rows), pending: sites.isPending }),
  };
  const found = things[source]?.() ?? { rows: [], pending: false };
  const own = (field?.choices ?? []).map((one) => ({ value: one.value, label: nameFor(language, one) }));
  const special = (field?.special ?? []).map((one) => ({ value: one, label: t(one === 'me' ? 'lists.me' : 'lists.myTeams') }));
  return { choices: [...special, ...own, ...found.rows], pending: found.pending, find: source && !SMALL.has(source) ? setSearch : undefined };
}
