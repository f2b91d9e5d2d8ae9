import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { useProblemWords } from '@/ui/problem-words';

import { listsAgain, sent } from '../../queries';
import { keyOf, numberOf, ownSpot, questionOf, type Held, type Load, type Spot } from '../carry/carry';
import { BOARD, dropVisit, keepVisit, moveOnBoard, readUnderWayAgain } from '../queries';
import type { BoardVisit, Moved, MoveAsked } from '../types';
import { useBoardWords } from '../use-board-words';
import { askingOf, neverOf, wantsReason, type Asking } from './asking';
import { provisional } from './provisional';

/** One that can be taken back: the visit, between which of its versions it was made, and where it was (null: nobody went). */
type Done = { visit: BoardVisit; from: number; version: number; was: Moved['was']; /** Takes it back; asked once more after a cut line, it happens once. */ write: ReturnType<typeof moveOnBoard> };
type Told = Pick<MoveAsked, 'reason' | 'over_promise' | 'over_rules'>;

/** So many moves back can be undone. */
const MOST_UNDONE = 50;
/** After these the board no longer shows what is. */
const OVERTAKEN = new Set([404, 409, 412]);
/** Long enough to be read; what has to be done by telephone stays longer. */
const CALL_SECONDS = 12;

/** Moves made on the board: shown at once, put back with the reason where the server says no, undone one by one. */
export function useBoardMoves(nameOf: (engineer: string) => string) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const words = useBoardWords();
  const [instead, setInstead] = useState<ReadonlyMap<string, BoardVisit>>(new Map());
  const [done, setDone] = useState<Done[]>([]);
  /** The same for what waits until something is written, and then has to know what was done last. */
  const stack = useRef<Done[]>([]);
  const writing = useRef<Promise<unknown>>(Promise.resolve());
  const [asking, setAsking] = useState<Asking>();
  const [said, setSaid] = useState('');

  const placeOf = (span: Pick<Spot, 'from' | 'until'>): string => t('board.spanOf', { day: words.day(span.from), span: words.times(span) });
  const stand = (key: string, visit: BoardVisit | undefined): void =>
    setInstead((before) => {
      const next = new Map(before);
      if (visit) next.set(key, visit);
      else next.delete(key);
      return next;
    });

  function tell(type: 'success' | 'warning' | 'error', text: string): void {
    // after what has moved is rendered: both together would be felt
    setTimeout(() => {
      setSaid(text);
      void message.open({ type, content: text, key: 'board', ...(type === 'warning' && { duration: CALL_SECONDS }) });
    });
  }

  /** As the server has it now, on every board; of what nobody makes any more nothing is left. */
  function keep({ key, visit }: Moved): void {
    if (visit) keepVisit(client, visit);
    else dropVisit(client, key);
    readUnderWayAgain(client);
  }

  function keepDone(next: Done[]): void {
    stack.current = next;
    setDone(next);
  }
  const remember = (one: Omit<Done, 'write'>): void => keepDone([...stack.current, { ...one, write: moveOnBoard() }].slice(-MOST_UNDONE));

  /** What is under way; `undo` waits for it, or it would take back the move before. */
  function inTurn<T>(write: () => Promise<T>): Promise<T> {
    const mine = write();
    writing.current = Promise.allSettled([writing.current, mine]);
    return mine;
  }

  /** That it is done, and whether somebody has to be called for it. */
  function tellOf({ customer_told: informed }: Moved, text: string): void {
    if (informed === false) tell('warning', `${text} ${t('board.callCustomer')}`);
    else tell('success', text);
  }

  function overtaken(error: unknown): void {
    if (error instanceof Problem && OVERTAKEN.has(error.status)) void client.invalidateQueries({ queryKey: BOARD });
  }

  /** Let go over a place: made, asked about first, refused as it is, or nothing where it did not move. */
  function drop(held: Held): void {
    const { load, spot } = held;
    if (spot === undefined || (load.kind === 'visit' && stays(load.visit, spot))) return;
    const never = neverOf(held.verdict);
    const ask = askingOf(held);
    if (never.length > 0) tell('error', t('board.putBack', { number: numberOf(load), why: never.map((one) => one.words).join(t('people.comma')) }));
    else if (ask) setAsking(ask);
    else make(load, spot).catch(() => undefined); // said already
  }

  async function make(load: Load, spot: Spot, told: Told = {}): Promise<void> {
    const key = keyOf(load);
    const from = load.kind === 'visit' ? load.visit.version : 0;
    stand(key, provisional(load, spot));
    try {
      const moved = await inTurn(async () => {
        const made = await moveOnBoard().run({ ...questionOf(load, spot), ...told }, load.kind === 'visit' ? { version: from } : {});
        if (made.visit) remember({ visit: made.visit, from, version: made.version, was: made.was });
        return made;
      });
      keep(moved);
      if (load.kind === 'order') sent(client, load.order.key);
      tellOf(moved, t(load.kind === 'order' ? 'board.placed' : 'board.moved', { number: numberOf(load), name: nameOf(spot.engineer), when: placeOf(spot) }));
    } catch (error) {
      if (told.reason === undefined && wantsReason(error)) setAsking(askingOf({ load, spot }, error));
      else if (told.reason === undefined) tell('error', t('board.putBack', { number: numberOf(load), why: problemWords(error) }));
      overtaken(error);
      throw error;
    } finally {
      stand(key, undefined);
    }
  }

  /** Back where it was, under the version it has since: what somebody else has changed is not overwritten. */
  async function back({ visit, version, was, write }: Done): Promise<Moved> {
    const where = was?.engineer ? was : { engineer: null };
    const put = (told: Told): Promise<Moved> => write.run({ visit: visit.key, ...where, ...told }, { version });
    return put({}).catch((error: unknown) => {
      if (!wantsReason(error)) throw error;
      return put({ reason: t('board.undoReason'), over_rules: true, over_promise: true }); // it stood there a moment ago
    });
  }

  /** One after the other, however quickly it is pressed: each takes back what the one before has left. */
  function undo(): Promise<void> {
    const mine = writing.current.then(takeBack);
    writing.current = mine;
    return mine;
  }

  async function takeBack(): Promise<void> {
    const last = stack.current.at(-1);
    if (last === undefined) return;
    const { visit, was } = last;
    const number = visit.order?.number ?? 0;
    const place = spotOf(was);
    const at = stack.current.length - 1;
    stand(visit.key, place ? provisional({ kind: 'visit', visit, how: 'move' }, place) : visit);
    keepDone(stack.current.slice(0, at));
    try {
      const moved = await back(last);
      keep(moved);
      // what was done to it before can be undone from here, unless somebody else was between
      keepDone(stack.current.map((one) => (one.visit.key === visit.key && one.version === last.from ? { ...one, version: moved.version } : one)));
      listsAgain(client);
      tellOf(moved, place ? t('board.undone', { number, name: nameOf(place.engineer), when: placeOf(place) }) : t('board.takenOff', { number }));
    } catch (error) {
      if (!(error instanceof Problem) || error.passing) keepDone(stack.current.toSpliced(at, 0, last)); // the line was cut: it is still to be undone
      tell('error', t('board.notUndone', { number, why: problemWords(error) }));
      overtaken(error);
    } finally {
      stand(visit.key, undefined);
    }
  }

  /** Off the board: nobody makes it any more, and it waits for somebody. */
  async function takeOff(visit: BoardVisit): Promise<void> {
    const number = visit.order?.number ?? 0;
    stand(visit.key, visit);
    try {
      const moved = await inTurn(() => moveOnBoard().run({ visit: visit.key, engineer: null }, { version: visit.version }));
      keep(moved);
      remember({ visit, from: visit.version, version: moved.version, was: moved.was });
      listsAgain(client);
      tell('success', t('board.takenOff', { number }));
    } catch (error) {
      tell('error', t('board.putBack', { number, why: problemWords(error) }));
      overtaken(error);
    } finally {
      stand(visit.key, undefined);
    }
  }

  const last = done.at(-1)?.visit.order;
  return { instead, asking, said, drop, make, undo, takeOff, say: setSaid, undoable: last ? t('board.undoOf', { number: last.number, title: last.title }) : undefined, putAway: () => setAsking(undefined) };
}

const stays = (visit: BoardVisit, spot: Spot): boolean => {
  const own = ownSpot(visit);
  return own?.engineer === spot.engineer && own.from === spot.from && own.until === spot.until;
};

/** A place where somebody went, to be put back there. */
const spotOf = (was: Moved['was']): Spot | undefined =>
  was?.engineer && was.starts_at !== null && was.ends_at !== null ? { engineer: was.engineer, from: Date.parse(was.starts_at), until: Date.parse(was.ends_at) } : undefined;
