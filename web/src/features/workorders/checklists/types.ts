import type { components } from '@/api/staff';

type Schemas = components['schemas'];

export type Checklists = Schemas['ChecklistsOut'];
export type Checklist = Schemas['ChecklistOut'];
export type Item = Schemas['CheckItemOut'];
export type Section = Schemas['CheckSectionOut'];
export type Answer = Schemas['ChecklistAnswerOut'];
export type ItemKind = Item['kind'];
export type Body = Schemas['ChecklistBodyOut'];
export type Template = Schemas['ChecklistTemplateOut'];
export type TemplateRow = Schemas['ChecklistTemplateRow'];
export type Applies = Schemas['CheckAppliesOut'];
/** What is said of an item; nothing at all takes it back. */
export type Value = { choice: string; number: number | null; text: string; files: string[]; note: string };
/** What counts of an item: said by whom and when, how many of its pictures did not make it, whether the server has it. */
export type Said = Value & { lost?: number; by?: { key: string; name: string } | null; at: string; unsent?: boolean };
