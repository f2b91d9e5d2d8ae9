import type { components } from '@/api/staff';
import type { Words } from '@/locales/words';

type Schemas = components['schemas'];

export type Day = Schemas['FieldDayOut'];
export type Stop = Schemas['StopOut'];
export type Visit = Schemas['FieldVisitOut'];
export type Order = Schemas['FieldOrderOut'];
export type Whom = Schemas['WhomOut'];
export type Wish = Schemas['WishOut'];
/** Whom one calls, and how to speak to them. */
export type Called = Pick<Whom, 'name' | 'address' | 'phone_masked'>;
export type Place = Schemas['PlaceOut'];
export type Thing = Schemas['ThingOut'];
export type Offer = Schemas['FieldOfferOut'];
export type MyStanding = Schemas['MyStandingOut'];
export type LastJob = Schemas['LastJobOut'];
export type Line = Schemas['LineOut'];
export type FoundLine = Schemas['FoundLineOut'];
export type Flow = Day['flow'];
export type Operation = Schemas['OperationIn'];
export type Operations = Schemas['OperationsIn'];
export type Result = Schemas['ResultOut'];
export type Results = Schemas['ResultsOut'];

/** What can be done on the phone; each has its word. */
type Kinds = Words['field']['kind'];
export type Kind = `offer.${keyof Kinds['offer']}` | `visit.${keyof Kinds['visit']}` | `order.${keyof Kinds['order']}` | `checklist.${keyof Kinds['checklist']}` | `time.${keyof Kinds['time']}`;
export type VisitMove = keyof Words['field']['kind']['visit'];
