/** What the server says of the board: instants are ISO in UTC, places WGS-84. */
import type { components, operations } from '@/api/staff';

type Schemas = components['schemas'];

export type Stretch = Schemas['SpanOut'];
export type Board = Schemas['BoardOut'];
export type BoardEngineer = Schemas['BoardEngineer'];
export type BoardOrder = Schemas['BoardOrder'];
export type BoardVisit = Schemas['BoardVisit'];
/** Why a visit does not move by itself, and of the first three: why nobody may move it. */
export type Pin = NonNullable<BoardVisit['pinned']>;

/** Which part of the board: instants, and what narrows the engineers. */
export type BoardAsked = operations['get_board']['parameters']['query'];

/** One thing that speaks against a place, in the reader's words; `rule`: it forbids it, unless it is `overrulable` with a reason. */
export type Reason = Schemas['BoardReason'];
export type VerdictAsked = operations['judge_on_board']['parameters']['query'];
export type Verdict = Schemas['BoardVerdict'];

export type MoveAsked = Schemas['BoardMoveIn'] | Schemas['BoardDropIn'];
/** `visit`: null once nobody makes it any more; `customer_told`: null where nothing that was promised is broken, false where they have to be called. */
export type Moved = Schemas['BoardMoved'];
