import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { meQuery } from '@/features/people/queries';
import { kindsQuery } from '@/features/workorders/queries';
import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';

import { mayPlan } from '../proposals/may-plan';
import { undecidedQuery, waitingOf } from '../queries';
import { Carry, ownSpot, type Held, type Load } from './carry/carry';
import type { Hand } from './carry/drag-loop';
import { useDrag } from './carry/use-drag';
import { Layers } from './gantt/layers';
import { useGridKeys } from './keys/use-grid-keys';
import { usePageKeys } from './keys/use-page-keys';
import { useBoardMoves } from './moves/use-board-moves';
import { usePlan } from './plan/use-plan';
import { askVerdict, boardQuery } from './queries';
import { movable, rowsOf } from './rows';
import { useListOver } from './side/use-list-over';
import { firstSpot, loadOfOrder } from './take';
import type { BoardVisit } from './types';
import { useBoardAddress } from './use-board-address';
import { useBoardWords } from './use-board-words';
import { useStable } from './use-stable';

/** The next key is meant for the one that is looked at then, and Enter sends somebody to it. */
const AT_ONCE = { flushSync: true };

/** What the board shows, what is held over it, and what hands and keys do with it. */
export function useBoard() {
  const { t } = useTranslation();
  const { zone } = useReader();
  const now = useNow();
  const address = useBoardAddress(zone, now);
  const { scale } = address;
  const reading = useQuery(boardQuery(address.asked));
  const list = useInfiniteQuery(undecidedQuery);
  const kinds = useQuery(kindsQuery).data;
  const [waiting, remote] = useMemo(() => {
    const all = waitingOf(list.data);
    const onSite = all.filter((row) => kinds?.find((kind) => kind.code === row.order.kind.code)?.on_site ?? true);
    return [onSite, all.length - onSite.length];
  }, [list.data, kinds]);
  const rights = useQuery(meQuery).data?.rights ?? {};
  const mayMove = 'dispatch.decide' in rights;
  const [planning, setPlanning] = useState(false);
  const openPlanning = useStable(() => setPlanning(true));
  const askPlan = mayPlan(rights) ? openPlanning : undefined;
  const words = useBoardWords();
  const [layers] = useState(() => new Layers());
  const [carry] = useState(() => new Carry(askVerdict));
  const over = useListOver(carry, layers);

  const board = reading.data;
  const nameOf = (engineer: string): string => board?.engineers.find((one) => one.key === engineer)?.name ?? '';
  const moves = useBoardMoves(nameOf);
  const [sentSince, setSentSince] = useState(false);
  const rows = useMemo(() => (board ? rowsOf(board, moves.instead) : []), [board, moves.instead]);
  const plan = usePlan(mayPlan(rights) ? address.plan : '', rows, scale);
  const engineers = useMemo(() => rows.map((row) => row.engineer.key), [rows]);
  const hand: Hand = { carry, layers, ground: () => ({ engineers, scale }), times: words.times };
  const choose = (what: { order?: string; visit?: string }): void => address.put({ order: what.order, visit: what.visit, who: undefined, area: undefined }, AT_ONCE);
  const visitOf = (key: string | null | undefined): BoardVisit | undefined => (key ? board?.visits.find((one) => one.key === key) : undefined);

  function drop(what: Held): void {
    setSentSince(false);
    if (what.load.kind === 'order') over.putAway();
    moves.drop(what);
  }

  function takeOff(visit: BoardVisit): void {
    setSentSince(false);
    void moves.takeOff(visit);
  }

  function loadOf(pressed: Element): Load | undefined {
    const visit = mayMove ? visitOf(pressed.closest('[data-visit]')?.getAttribute('data-visit')) : undefined;
    if (visit && movable(visit)) return { kind: 'visit', visit, how: pressed.closest('[data-end]') ? 'resize' : 'move' };
    const order = pressed.closest('[data-waiting]')?.getAttribute('data-waiting');
    const row = waiting.find((one) => one.order.key === order);
    return mayMove && row?.may_send && !moves.instead.has(row.order.key) ? loadOfOrder(row) : undefined;
  }

  useDrag({ ...hand, loadOf, onDrop: drop, onBack: takeOff });
  const keys = useGridKeys({ hand, rows, mayMove, saving: moves.instead, onDrop: drop, onOpen: (visit) => choose({ visit }), onTakeOff: takeOff, say: moves.say, stuck: (visit) => (moves.instead.has(visit.key) ? t('board.saving') : t('board.stuck', { state: words.stateOf(visit) })) });
  const holding = (): boolean => carry.held() !== undefined;

  const at = waiting.findIndex((row) => row.order.key === address.order);
  const go = (to: number): void => choose({ order: waiting[Math.min(Math.max(to, 0), waiting.length - 1)]?.order.key ?? '' });
  const row = waiting[at];

  /** The chosen order, or the first, is held over the board. */
  function place(): void {
    const taken = row ?? waiting[0];
    if (!mayMove || !taken?.may_send || moves.instead.has(taken.order.key)) return;
    const load = loadOfOrder(taken);
    choose({ order: taken.order.key });
    keys.lift(load, firstSpot(load, taken.suggestion, engineers, keys.cell?.engineer, scale, now.getTime()));
  }

  usePageKeys(
    {
      next: () => go(at + 1),
      last: () => go(at - 1),
      place,
      toGrid: () => keys.go(keys.cell ?? { engineer: engineers[0] ?? '', visit: '' }),
      undo: moves.undoable && !sentSince ? () => void moves.undo() : undefined,
      step: address.step,
      today: address.toToday,
      plan: askPlan,
    },
    holding,
  );

  return {
    address, zone, now: now.getTime(), reading, board, rows, waiting, remote, howMany: list.hasNextPage ? t('desk.more', { n: waiting.length }) : String(waiting.length), row, mayMove, layers, over, carry, moves, keys, holding, nameOf, choose,
    visit: visitOf(address.visit),
    undo: useStable(() => void moves.undo()),
    plan,
    askPlan,
    planning,
    planned: (): void => setPlanning(false),
    chooseOrder: useStable((order: string) => {
      over.putAway();
      choose({ order });
    }),
    lift: (visit: BoardVisit): void => keys.lift({ kind: 'visit', visit, how: 'move' }, ownSpot(visit)),
    takeOff,
    sentOne: (): void => setSentSince(true),
  };
}

export type BoardState = ReturnType<typeof useBoard>;
