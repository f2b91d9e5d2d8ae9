import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { memo, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { useReader } from '@/lib/reader';
import { useMedia, SIDE_BY_SIDE } from '@/lib/media';
import { useNow } from '@/lib/now';
import { Button } from '@/ui/button';
import { MapView } from '@/ui/map/map-view';
import type { Pointed } from '@/ui/map/types';

import { undecidedQuery } from '../../queries';
import type { Waiting } from '../../types';
import type { Layers } from '../gantt/layers';
import { dayAfter, startOfDay } from '../geometry/zone-days';
import type { Row } from '../rows';
import type { BoardAddress } from '../use-board-address';
import { useBoardWords } from '../use-board-words';
import { AreaToggle, useAreasShown } from './area-toggle';
import styles from './board-map.module.css';
import { mapQuery } from './queries';
import { reveal } from './reveal';
import { shownOn } from './shown';
import { useFollowing } from './use-following';
import { openMap } from './use-map-open';
import { useMapWords } from './use-map-words';

type Props = { rows: Row[]; waiting: Waiting[]; address: BoardAddress; zone: string; layers: Layers };

/** As many pages of waiting orders are read for the map by itself; the rest with the list. */
const MOST_WAITING = 100;
const NO_TERRITORIES: never[] = [];

/** The day on a map, beside the timetable: what is chosen on one is chosen on the other. */
export const BoardMap = memo(function BoardMap({ rows, waiting, address, zone, layers }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const list = useInfiniteQuery(undecidedQuery);
  const drawn = useQuery(mapQuery(language)).data;
  const words = useBoardWords();
  const said = useMapWords(words);
  const beside = useMedia(SIDE_BY_SIDE);
  const areas = useAreasShown();
  const { day, isToday, scale, put } = address;
  const shared = isToday && rows.some((row) => row.engineer.position !== null);
  const present = useNow().getTime();
  const now = shared ? present : 0; // how long ago is said of nothing else
  useFollowing(rows, address.asked, isToday);
  const { hasNextPage, isFetching, fetchNextPage } = list;
  const more = hasNextPage && waiting.length < MOST_WAITING;

  useEffect(() => {
    if (more && !isFetching) void fetchNextPage();
  }, [more, isFetching, fetchNextPage]);

  const { shown, unplaced } = useMemo(
    () => shownOn({ rows, waiting, territories: (areas ? drawn?.territories : undefined) ?? NO_TERRITORIES, day: { from: startOfDay(day, zone), until: startOfDay(dayAfter(day, 1), zone) }, isToday, now, words: said }),
    [rows, waiting, drawn, areas, day, zone, isToday, now, said],
  );
  const chosen = useMemo(() => chosenOf(address), [address]);

  useEffect(() => {
    reveal(layers.box, rows, scale, chosen?.kind === 'engineer' ? { engineer: chosen.id } : chosen?.kind === 'visit' ? { visit: chosen.id } : {});
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only what is chosen anew is brought into view
  }, [chosen]);

  function choose(one: Pointed | undefined): void {
    put({ order: one?.kind === 'order' ? one.id : undefined, visit: one?.kind === 'visit' ? one.id : undefined, who: one?.kind === 'engineer' ? one.id : undefined, area: one?.kind === 'area' ? one.id : undefined });
  }

  const nothing = shown.markers.length === 0;
  const lacking = said.unplaced(unplaced);
  return (
    <div className={styles['map']} data-map-of={day}>
      <MapView label={t('map.label', { day: words.day(startOfDay(day, zone)) })} shown={shown} chosen={chosen} source={drawn?.source ?? undefined} onChoose={choose} place="board" controls={drawn && drawn.territories.length > 0 && <AreaToggle onAway={() => address.area && put({ area: undefined })} />}>
        {!beside && (
          <Button className={styles['back'] ?? ''} size="small" onClick={() => openMap(false)}>
            {t('map.back')}
          </Button>
        )}
        {nothing && drawn && (
          <div className={styles['chip']}>
            <b>{t('map.emptyTitle')}</b>
            <p>{t('map.empty')}</p>
          </div>
        )}
        {lacking && <p className={styles['chip']}>{lacking}</p>}
        {hasNextPage && !more && <p className={styles['chip']}>{t('map.notRead', { n: waiting.length })}</p>}
      </MapView>
    </div>
  );
});

/** What the address says is looked at. */
function chosenOf({ order, visit, who, area }: BoardAddress): Pointed | undefined {
  if (visit) return { kind: 'visit', id: visit };
  if (order) return { kind: 'order', id: order };
  if (who) return { kind: 'engineer', id: who };
  return area ? { kind: 'area', id: area } : undefined;
}
