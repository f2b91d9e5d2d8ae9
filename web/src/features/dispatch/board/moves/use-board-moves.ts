import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { useProblemWords } from '@/ui/problem-words';

import { listsAgain, sent } from '../../queries';
import { numberOf, ownSpot, questionOf, type Held, type Load, type Spot } from '../carry/carry';
import { BOARD, dropVisit, keepVisit, moveOnBoard } from '../queries';
import type { BoardVisit, Moved, MoveAsked } from '../types';
import { useBoardWords } from '../use-board-words';
import { askingOf, wantsReason, type Asking } from './asking';
import { provisional } from './provisional';

/** One that can be taken back: the visit as it is since, where it was (null: nowhere, nobody went), and by what it came about. */
type Done = { visit: BoardVisit; was: Moved['was']; asked: MoveAsked };
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
    setSaid(text);
    void message.open({ type, content: text, key: 'board', ...(type === 'warning' && { duration: CALL_SECONDS }) });
  }

  /** As the server has it now, on every board; of what nobody makes any more nothing is left. */
  function keep(key: string, { visit }: Moved): void {
    if (visit) keepVisit(client, visit);
    else dropVisit(client, key);
  }

  function overtaken(error: unknown): void {
    if (error instanceof Problem && OVERTAKEN.has(error.status)) void client.invalidateQueries({ queryKey: BOARD });
  }

  /** Let go over a place: made, asked about first, refused as it is, or nothing where it did not move. */
  function drop(held: Held): void {
    const { load, spot } = held;
    if (spot === undefined || (load.kind === 'visit' && stays(load.visit, spot))) return;
    const never = held.verdict?.reasons.filter((one) => one.rule && !one.overrulable) ?? [];
    const ask = askingOf(held);
    if (never.length > 0) tell('error', t('board.putBack', { number: numberOf(load), why: never.map((one) => one.words).join(t('people.comma')) }));
    else if (ask) setAsking(ask);
    else make(load, spot).catch(() => undefined); // said already
  }

  async function make(load: Load, spot: Spot, told: Told = {}): Promise<void> {
    const key = load.kind === 'visit' ? load.visit.key : load.order.key;
    const body: MoveAsked = { ...questionOf(load, spot), ...told };
    stand(key, provisional(load, spot));
    try {
      const moved = await moveOnBoard().run(body, load.kind === 'visit' ? { version: load.visit.version } : {});
      keep(key, moved);
      const { visit, was } = moved;
      if (visit) setDone((before) => [...before, { visit, was, asked: body }].slice(-MOST_UNDONE));
      if (load.kind === 'order') sent(client, load.order.key);
      const text = t(load.kind === 'order' ? 'board.placed' : 'board.moved', { number: numberOf(load), name: nameOf(spot.engineer), when: placeOf(spot) });
      if (moved.customer_told === false) tell('warning', `${text} ${t('board.callCustomer')}`);
      else tell('success', text);
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
  async function back({ visit, was, asked }: Done): Promise<Moved> {
    const flags = { ...(asked.over_promise && { over_promise: true }), over_rules: true, reason: t('board.undoReason') };
    const place = was ? { engineer: was.engineer, starts_at: was.starts_at, ends_at: was.ends_at, mates: was.mates } : { engineer: null, starts_at: null, ends_at: null };
    return moveOnBoard().run({ visit: visit.key, ...place, ...flags }, { version: visit.version });
  }

  async function undo(): Promise<void> {
    const last = done.at(-1);
    if (last === undefined) return;
    setDone((before) => before.slice(0, -1));
    const { visit, was } = last;
    const number = visit.order?.number ?? 0;
    if (was) stand(visit.key, { ...visit, ...was });
    try {
      keep(visit.key, await back(last));
      listsAgain(client);
      const where = was?.engineer ? { name: nameOf(was.engineer), when: placeOf({ from: Date.parse(was.starts_at), until: Date.parse(was.ends_at) }) } : undefined;
      tell('success', where ? t('board.undone', { number, ...where }) : t('board.takenOff', { number }));
    } catch (error) {
      tell('error', t('board.notUndone', { number, why: problemWords(error) }));
      overtaken(error);
    } finally {
      stand(visit.key, undefined);
    }
  }

  /** Off the board: nobody makes it any more, and it waits for somebody. */
  async function takeOff(visit: BoardVisit): Promise<void> {
    const number = visit.order?.number ?? 0;
    try {
      const body: MoveAsked = { visit: visit.key, engineer: null, starts_at: null, ends_at: null };
      keep(visit.key, await moveOnBoard().run(body, { version: visit.version }));
      listsAgain(client);
      tell('success', t('board.takenOff', { number }));
    } catch (error) {
      tell('error', t('board.putBack', { number, why: problemWords(error) }));
      overtaken(error);
    }
  }

  const last = done.at(-1)?.visit.order;
  return { instead, asking, said, drop, make, undo, takeOff, say: setSaid, undoable: last ? t('board.undoOf', { number: last.number, title: last.title }) : undefined, putAway: () => setAsking(undefined) };
}

const stays = (visit: BoardVisit, spot: Spot): boolean => {
  const own = ownSpot(visit);
  return own?.engineer === spot.engineer && own.from === spot.from && own.until === spot.until;
};
