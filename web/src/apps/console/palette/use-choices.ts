import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation, useMatch } from 'react-router';

import { partsFor } from '@/features/dispatch/parts';
import { REMINDERS } from '@/features/notices/paths';
import { askReminder } from '@/features/notices/reminders/here';
import { MANUAL } from '@/features/people/paths';
import type { Me } from '@/features/people/queries';
import { findQuery, type Found } from '@/features/workorders/find/queries';
import { offersQuery } from '@/features/workorders/macros/queries';
import { macroSearch } from '@/features/workorders/macros/use-macro-spot';
import { stateWords } from '@/features/workorders/order-state';
import { NEW_ORDER, orderPath, QUEUE, viewPath } from '@/features/workorders/paths';
import { views } from '@/features/workorders/status';
import { viewIcon } from '@/features/workorders/view-list';
import { APPEARANCES, showAppearance } from '@/lib/appearance';
import { LANGUAGES } from '@/lib/i18n';
import { nameFor, useReader } from '@/lib/reader';
import { elsewhere, hitsIn, type Hit } from '@/ui/hits';
import type { IconName } from '@/ui/icon';

import { may, placesFor } from '../places';
import { useOwnDoings } from '../use-own-doings';
import { fits } from './parts';
import { recentOf, type Recent } from './recent';

/** One line of the palette: it leads somewhere, or does something. */
export type Choice = { id: string; icon: IconName; title: string; more: string; keys?: string; hits?: Hit[]; found?: Found['orders'][number]['matched'][number] | undefined } & ({ to: string; recent?: Recent } | { act: () => void });
export type Group = { name: 'recent' | Recent['kind'] | 'actions'; choices: Choice[] };

type Frame = { me: Me; onKeys: () => void; onFold: (() => void) | undefined };

/** What fits what was typed: of the house from the server, of the commands from here; without anything, what was opened lately. */
export function useChoices(asked: string, waited: string, frame: Frame) {
  const found = useQuery(findQuery(waited));
  const commands = [...useMacros(), ...useCommands(frame)];
  const things = useThings();
  const doings: Group = { name: 'actions', choices: commands.filter((one) => fits(`${one.title} ${one.keys ?? ''}`, asked)) };
  if (asked === '') {
    const recent = recentOf(frame.me.key).map((one) => ({ ...thing(one), id: `recent ${one.key}` }));
    return { groups: filled([{ name: 'recent', choices: recent }, doings]), looking: false, error: null };
  }
  const groups = found.data ? things(found.data) : [];
  return { groups: filled([...groups, doings]), looking: found.isFetching || waited !== asked, error: found.data ? null : found.error };
}

const filled = (groups: Group[]): Group[] => groups.filter((group) => group.choices.length > 0);

const ICONS: Record<Recent['kind'], IconName> = { orders: 'list', customers: 'building', assets: 'cube', people: 'user' };
const addressOf = ({ kind, key }: Recent): string => (kind === 'orders' ? orderPath(key, '') : `/${kind}/${key}`);
const thing = (recent: Recent): Choice => ({ id: `${recent.kind} ${recent.key}`, icon: ICONS[recent.kind], title: recent.title, more: recent.more, to: addressOf(recent), recent });
const joined = (...words: (string | null | undefined)[]): string => words.filter(Boolean).join(' · ');

function useThings(): (found: Found) => Group[] {
  const { t } = useTranslation();
  const { language } = useReader();
  return (found) => [
    {
      name: 'orders',
      choices: found.orders.map((one) => ({
        ...thing({ kind: 'orders', key: one.key, title: `${t('orders.number', { number: one.number })} ${one.title}`, more: joined(`P${one.priority}`, stateWords(one, t, language), one.customer?.name) }),
        hits: [...hitsIn(one.matched, 'number', t('orders.number', { number: one.number })), { text: ' ', hit: false }, ...hitsIn(one.matched, 'title', one.title)],
        found: elsewhere(one.matched, ['number', 'title', 'customer']),
      })),
    },
    { name: 'customers', choices: found.customers.map((one) => ({ ...thing({ kind: 'customers', key: one.key, title: one.name, more: one.code }), hits: hitsIn(one.matched, 'name', one.name), found: elsewhere(one.matched, ['name', 'code']) })) },
    {
      name: 'assets',
      choices: found.assets.map((one) => ({
        ...thing({ kind: 'assets', key: one.key, title: one.name, more: joined(one.serial, nameFor(language, one.product), one.customer.name) }),
        hits: hitsIn(one.matched, 'name', one.name),
        found: elsewhere(one.matched, ['name', 'serial', 'product']),
      })),
    },
    { name: 'people', choices: found.people.map((one) => ({ ...thing({ kind: 'people', key: one.key, title: one.name, more: one.team ? nameFor(language, one.team) : '' }), hits: hitsIn(one.matched, 'name', one.name), found: elsewhere(one.matched, ['name']) })) },
  ];
}

/** On the page of an order: the macros for it. Each is looked at before it is applied. */
function useMacros(): Choice[] {
  const { t } = useTranslation();
  const { language } = useReader();
  const { search } = useLocation();
  const key = useMatch(`${QUEUE}/:key`)?.params.key ?? '';
  const order = key === 'new' ? '' : key;
  const offers = useQuery({ ...offersQuery(order), enabled: order !== '' }).data;
  return (offers?.rows ?? []).map((one): Choice => ({ id: `macro ${one.key}`, icon: 'bulb', title: t('macros.paletteName', { name: nameFor(language, one) }), more: '', to: orderPath(order, macroSearch(search, one.key)) }));
}

function useCommands({ me, onKeys, onFold }: Frame): Choice[] {
  const { t } = useTranslation();
  const doings = useOwnDoings(me);
  const go = (what: string): string => t('palette.goTo', { what });
  return [
    ...(may(me, 'workorders.report') ? [{ id: 'new', icon: 'plus' as const, title: t('shell.newOrder'), more: '', keys: 'N', to: NEW_ORDER }] : []),
    ...(may(me, 'workorders.see') ? views.map((view): Choice => ({ id: `view ${view}`, icon: viewIcon[view], title: go(t(`views.${view}`)), more: t('shell.views'), to: viewPath(view) })) : []),
    ...placesFor(me).map((place): Choice => ({ id: `place ${place.name}`, icon: place.icon, title: go(t(`shell.${place.name}`)), more: '', to: place.to })),
    ...partsFor(me.rights)
      .filter(({ name }) => name !== 'dispatch')
      .map(({ name, to, icon }): Choice => ({ id: `dispatch ${name}`, icon, title: go(t(`desk.nav.${name}`)), more: t('shell.dispatch'), to })),
    ...(may(me, 'notices.see') ? [{ id: 'remind', icon: 'bell' as const, title: t('remind.me'), more: '', keys: 'Q', act: () => askReminder() }] : []),
    ...(may(me, 'notices.see') ? [{ id: 'reminders', icon: 'bell' as const, title: go(t('remind.title')), more: '', to: REMINDERS }] : []),
    { id: 'me', icon: 'user', title: go(t('shell.me')), more: '', to: '/me' },
    { id: 'manual', icon: 'link', title: go(t('manual.title')), more: '', to: MANUAL },
    ...APPEARANCES.map((one): Choice => ({ id: `appearance ${one}`, icon: 'half', title: t('palette.appearance', { what: t(`appearance.${one}`) }), more: '', act: () => showAppearance(one) })),
    ...LANGUAGES.map((one): Choice => ({ id: `language ${one}`, icon: 'globe', title: t('palette.language', { what: t(`language.${one}`) }), more: '', act: () => void doings.speak(one) })),
    ...(onFold ? [{ id: 'fold', icon: 'left' as const, title: t('palette.foldRail'), more: '', act: onFold }] : []),
    { id: 'keys', icon: 'keyboard', title: t('palette.keys'), more: '', keys: '?', act: onKeys },
    { id: 'leave', icon: 'out', title: t('shell.signOut'), more: '', act: () => void doings.leave() },
  ];
}
