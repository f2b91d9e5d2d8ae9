/**
 * What the server says of the board, written by hand after its contract until the generated client has it: then `paths`
 * goes, and the types are taken from its schemas. Instants are ISO in UTC, places WGS-84.
 */
import type { VisitState } from '@/features/workorders/types';

import type { Day } from './day/types';

export type Stretch = { starts_at: string; ends_at: string };
export type Place = { longitude: number; latitude: number };

export type BoardEngineer = {
  key: string;
  name: string;
  /** As the levels of people go: a name, or its place in their order. */
  level: string | number | null;
  team: { key: string; name: string } | null;
  /** Codes of skills. */
  skills: string[];
  home: Place | null;
  position: (Place & { at: string }) | null;
  presence: { state: string; until_at: string | null };
  shifts: Stretch[];
  breaks: Stretch[];
  leaves: (Stretch & { reason: string })[];
  on_call: Stretch[];
  planned_minutes: number;
  duty_minutes: number;
};

/** Why a visit does not move by itself, and of the first three: why nobody may move it. */
export type Pin = 'travelling' | 'on_site' | 'done' | 'promised' | 'by_hand';

export type BoardOrder = { key: string; number: number; title: string; priority: number; kind: string; customer: string; site: string; place: Place | null; arrive_by_at: string | null };

export type BoardVisit = Stretch & {
  key: string;
  version: number;
  engineer: string | null;
  mates: string[];
  state: VisitState;
  offered: boolean;
  promised_from_at: string | null;
  promised_until_at: string | null;
  pinned: Pin | null;
  travel_minutes: number | null;
  /** `home`, or the visit one comes from. */
  travel_from: string | null;
  out_of_turn: string | null;
  late_minutes: number;
  /** Null of an order the reader does not see: only its time is told. */
  order: BoardOrder | null;
};

export type Board = { at: string; from: string; until: string; engineers: BoardEngineer[]; visits: BoardVisit[]; dropped: { engineers: number; visits: number } };

/** Which part of the board: instants, and what narrows the engineers. */
export type BoardAsked = { from: string; until: string; team?: string; territory?: string; skill?: string; search?: string; engineer?: string[]; visit?: string[] };

export type Colour = 'green' | 'amber' | 'red';

/** One thing that speaks against a place, in the reader's words; `rule`: it forbids it, unless it is `overrulable` with a reason. */
export type Reason = { code: string; rule: boolean; overrulable: boolean; words: string };

export type VerdictAsked = { visit?: string; order?: string; engineer: string; starts_at: string; ends_at: string | null; mates?: string[] };
export type Verdict = { verdict: Colour; starts_at: string; ends_at: string; travel_minutes: number | null; travel_on_minutes: number | null; late_minutes: number; reasons: Reason[] };

export type MoveAsked = { visit?: string; order?: string; engineer: string | null; starts_at: string | null; ends_at: string | null; mates?: string[]; reason?: string; over_promise?: boolean; over_rules?: boolean };
export type Was = Stretch & { engineer: string | null; mates: string[] };
/** `visit`: null once nobody makes it any more; `customer_told`: null where nothing that was promised is broken, false where they have to be called. */
export type Moved = { visit: BoardVisit | null; was: Was | null; customer_told?: boolean | null };

type Answered<Body> = { content: { 'application/json': Body } };
type Get<Query, Body> = { get: { parameters: { query: Query }; responses: { 200: Answered<Body> } } };
type Post<Asked, Body> = { post: { parameters: { header?: Record<string, string> }; requestBody: { content: { 'application/json': Asked } }; responses: { 200: Answered<Body> } } };

export type BoardPaths = {
  '/api/v1/dispatch/board': Get<BoardAsked, Board>;
  '/api/v1/dispatch/board/day': Get<{ engineer: string; on: string }, Day>;
  '/api/v1/dispatch/board/verdicts': Post<VerdictAsked, Verdict>;
  '/api/v1/dispatch/board/moves': Post<MoveAsked, Moved>;
};
