import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { Problem } from '@/api/problem';

import { baseOf, bodyOf, touched, wishedFields, type Base, type FieldName, type Wish } from './order-fields';
import { changeOrder, orderQuery, timelineQuery, written } from './queries';
import type { Entry, Order } from './types';

/** Both versions of what two people changed at once, until one of them is chosen field by field. */
export type Clash = { wish: Wish; now: Order; entries: Entry[]; fields: FieldName[]; done: () => void };

/** Others write notes and make moves all the time; only a change of the same field is a clash. */
const MOST_TRIES = 4;

/** Puts an order's particulars right. Nothing that was typed is lost: it is saved, refused in words, or held in a clash. */
export function useOrderChange(key: string) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const [clash, setClash] = useState<Clash>();

  /** `done` is called once the wish has had its effect, or was given up field by field. */
  async function save(base: Base, wish: Wish, done: () => void = () => undefined): Promise<void> {
    setBusy(true);
    setTrouble(undefined);
    try {
      const now = await attempt(base, wish);
      if (now !== undefined) {
        await meet(base, wish, now, done);
        return;
      }
      setClash(undefined);
      done();
    } catch (error) {
      setTrouble(error);
    } finally {
      setBusy(false);
    }
  }

  /** The order as it is now when somebody else has changed the same, nothing when the wish had its effect. */
  async function attempt(base: Base, wish: Wish): Promise<Order | undefined> {
    let version = base.version;
    for (let tries = 1; ; tries++) {
      try {
        written(client, await changeOrder(key).run(bodyOf(wish), { version }));
        return undefined;
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'stale_version' || tries === MOST_TRIES) throw error;
      }
      const now = await client.query({ ...orderQuery(key), staleTime: 0 });
      if (touched(base, wish, now).length > 0) return now;
      version = now.version;
    }
  }

  async function meet(base: Base, wish: Wish, now: Order, done: () => void): Promise<void> {
    const { entries } = await client.query({ ...timelineQuery(key), staleTime: 0 });
    setClash({ wish, now, entries, fields: touched(base, wish, now), done });
  }

  /** Of each field in the clash, mine or what stands now. */
  async function settle(mine: ReadonlySet<FieldName>): Promise<void> {
    if (clash === undefined) return;
    const { wish, now, fields, done } = clash;
    const kept = wishedFields(wish).filter((field) => mine.has(field) || !fields.includes(field));
    const rest: Wish = Object.fromEntries(kept.map((field) => [field, wish[field]]));
    if (kept.length > 0) return save(baseOf(now, kept), rest, done);
    setClash(undefined);
    done();
  }

  return { busy, trouble, clash, save, settle, putOff: () => setClash(undefined), forget: () => setTrouble(undefined) };
}

export type OrderChange = ReturnType<typeof useOrderChange>;
