import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { useReader } from '@/lib/reader';
import { ago } from '@/lib/time';

import { shownOn, type BoardWords } from '../use-board-words';
import type { Unplaced, Words } from './shown';

/** What is said on the map, made once for all that stands on it. */
export function useMapWords(words: BoardWords): Words & { unplaced: (of: Unplaced) => string } {
  const { t } = useTranslation();
  const reader = useReader();
  return useMemo(
    () => ({
      engineer: ({ how, visit, since }, now) => t(`map.at.${how}`, { site: visit?.order ? [visit.order.customer, visit.order.site].filter(Boolean).join(' ') || t('map.site') : t('map.site'), ago: since === undefined ? '' : ago(new Date(since), new Date(now), reader) }),
      ago: (at, now) => ago(new Date(at), new Date(now), reader),
      area: (corners) => t(corners > 2 ? 'map.hull' : 'map.spots'),
      route: (count, minutes) => t('map.way', { count, time: words.lasting(minutes) }),
      visit: (placed, name) => [words.times(placed), name, words.stateOf(placed.visit)].join(' · '),
      visitName: (visit) => (visit.order ? shownOn(visit.order) : t('map.unnamed')),
      order: ({ order }) => [t('map.waiting'), order.title].join(' · '),
      unplaced: ({ engineers, orders, visits }) => {
        const what = [engineers > 0 && t('map.unplacedEngineers', { count: engineers }), orders > 0 && t('map.unplacedOrders', { count: orders }), visits > 0 && t('map.unplacedVisits', { count: visits })].filter((one) => one !== false);
        return what.length > 0 ? t('map.unplaced', { what: what.join(t('people.comma')) }) : '';
      },
    }),
    [t, words, reader],
  );
}
