import type { Order } from '../types';
import type { Checklist, TemplateRow } from './types';

/** A list that may be added: to the whole order, or to one visit. */
export type Choice = { id: string; template: TemplateRow; visit?: Order['visits'][number] };

/** What may be added to an order: what is published, and what it or its visits ahead do not have already. */
export function choicesOf(templates: TemplateRow[], there: Checklist[], visits: Order['visits']): Choice[] {
  const has = (template: string, visit?: string): boolean => there.some((one) => one.template === template && one.withdrawn_at === null && one.visit?.key === visit);
  const ahead = visits.filter((one) => one.ended_at === null);
  return templates
    .filter((one) => one.published > 0 && one.archived_at === null)
    .flatMap((template): Choice[] => (template.subject === 'order' ? [{ id: template.key, template }] : ahead.map((visit) => ({ id: `${template.key} ${visit.key}`, template, visit }))))
    .filter((one) => !has(one.template.key, one.visit?.key));
}
