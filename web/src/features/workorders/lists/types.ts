import type { components } from '@/api/staff';

type Schemas = components['schemas'];

export type Field = Schemas['FieldOut'];
export type Wants = Schemas['Wants'];
export type View = Schemas['ViewOut'];
export type Whose = View['whose'];
export type Sort = View['sort'];
export type Among = View['among'];
export type Preview = Schemas['PreviewOut'];
export type Export = Schemas['ExportOut'];
export type Format = Export['format'];

/** A condition as it is sent: groups of "all" or "any", and leaves of field, operator and value. */
export type Filter = Record<string, unknown>;
