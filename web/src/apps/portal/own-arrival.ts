import { addWords } from '@/lib/i18n';
import { later } from '@/lib/later';
import choosing from '@/locales/doors/choosing';

/** When whoever is on the way will be here: fetched where somebody is. */
export const OwnArrival = later(async () => {
  const [part] = await Promise.all([import('@/features/dispatch/portal/own-arrival'), addWords(choosing)]);
  return part.OwnArrival;
});
