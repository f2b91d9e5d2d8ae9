import type { Kind, Operation, Result } from '../types';

/** What an operation is about, in words that need no server: the list of what is not sent shows them. */
export type About = { order: string; number: number; title: string };

/** An operation as the phone keeps it until the server has answered, and longer where it was not taken over. */
export type Kept = {
  id: string;
  person: string;
  op: Operation & { kind: Kind };
  about: About;
  /** How the thing stood when it was done, to lay beside how it stands now. */
  before: Record<string, unknown>;
  result?: Result;
};

/** The next place in the line of one person's phone. */
export type Place = { device: string; seq: number };

/** Where operations are kept. Places are given out and taken in one step, so that two windows never share one. */
export interface Store {
  /** Whether it outlives the page. */
  readonly lasting: boolean;
  /** Everything of this person, in the order in which it was done. */
  read(person: string): Promise<Kept[]>;
  append(person: string, make: (place: Place) => Kept): Promise<Kept>;
  put(kept: Kept): Promise<void>;
  drop(id: string): Promise<void>;
}
