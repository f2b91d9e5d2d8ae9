import { remembered } from '@/lib/storage';

import type { Base } from './order-fields';

/** What somebody is writing into title and description, and what they saw when they began. */
export type Edit = { title: string; description: string; base: Base };

type KeptEdit = { get: () => Edit | undefined; set: (edit: Edit | undefined) => void };

/** A person's edit of an order's texts as this browser keeps it: it outlives the page and the sign-in. */
export function keptEdit(person: string, order: string): KeptEdit {
  const kept = remembered<string>(`edit.${person}.${order}`, '');
  return {
    get() {
      try {
        const told: unknown = JSON.parse(kept.get() || 'null');
        return isEdit(told) ? told : undefined;
      } catch {
        return undefined;
      }
    },
    set: (edit) => kept.set(edit === undefined ? '' : JSON.stringify(edit)),
  };
}

const isEdit = (told: unknown): told is Edit =>
  typeof told === 'object' && told !== null && 'title' in told && typeof told.title === 'string' && 'description' in told && typeof told.description === 'string' && 'base' in told;
