import type { Me } from '@/features/people/queries';
import { DISPATCH } from '@/features/dispatch/paths';
import { INBOX } from '@/features/notices/paths';
import { QUEUE, TIME } from '@/features/workorders/paths';
import type { IconName } from '@/ui/icon';

export type PlaceName = 'inbox' | 'orders' | 'dispatch' | 'time' | 'customers' | 'assets' | 'people' | 'settings';

type Place = { name: PlaceName; to: string; icon: IconName; rights: readonly string[] };

/** Where the console leads, in the order of the rail, and which right (one is enough) opens it. */
const PLACES: readonly Place[] = [
  { name: 'inbox', to: INBOX, icon: 'inbox', rights: ['notices.see'] },
  { name: 'orders', to: QUEUE, icon: 'list', rights: ['workorders.see'] },
  { name: 'dispatch', to: DISPATCH, icon: 'nav', rights: ['dispatch.see'] },
  { name: 'time', to: TIME, icon: 'clock', rights: ['workorders.work'] },
  { name: 'customers', to: '/customers', icon: 'building', rights: ['customers.see'] },
  { name: 'assets', to: '/assets', icon: 'cube', rights: ['assets.see'] },
  { name: 'people', to: '/people', icon: 'people', rights: ['people.see'] },
  { name: 'settings', to: '/settings', icon: 'gear', rights: ['workorders.settings', 'people.settings', 'dispatch.settings', 'customers.import', 'assets.import', 'people.import', 'workorders.import'] },
];

export const may = (me: Me, right: string): boolean => right in me.rights;

/** The places this person has a right to. */
export const placesFor = (me: Me): readonly Place[] => PLACES.filter((place) => place.rights.some((right) => may(me, right)));
