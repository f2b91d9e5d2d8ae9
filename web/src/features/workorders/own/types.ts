import type { components } from '@/api/staff';

type Schemas = components['schemas'];

export type Shown = Schemas['FieldShown'];
export type CustomField = Schemas['CustomFieldRow'];
export type FieldType = CustomField['type'];
export type Form = Schemas['FormRow'];
export type Item = Schemas['ItemRow'];
export type Value = Shown['value'];
/** What was filled in, by the code of the field; null empties one. */
export type Values = Record<string, Value>;
/** What of an order is known while it is written, by the names that conditions have for it. */
export type Known = Record<string, unknown>;

export const FIELD_TYPES = ['text', 'number', 'choice', 'multi', 'date', 'person', 'asset', 'flag'] as const satisfies readonly FieldType[];
export const hasChoices = (type: FieldType): boolean => type === 'choice' || type === 'multi';

/** Before the code of a custom field, wherever fields of an order are named. */
export const PREFIX = 'custom.';
export const codeOf = (name: string): string => name.slice(PREFIX.length);
