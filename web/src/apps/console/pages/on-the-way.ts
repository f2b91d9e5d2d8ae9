import { addWords } from '@/lib/i18n';
import { later } from '@/lib/later';
import handing from '@/locales/doors/handing';

/** Who is on the way, fetched where somebody is. */
export const OnTheWay = later(async () => {
  const [{ OnTheWayCard }] = await Promise.all([import('@/features/dispatch/underway/on-the-way-card'), addWords(handing)]);
  return OnTheWayCard;
});
