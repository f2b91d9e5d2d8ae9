import type { Do, Step, StepIn } from './queries';

/** What a macro can do, in the order a menu shows it. */
export const DOINGS = ['reply', 'note', 'triage', 'priority', 'category', 'team', 'owner', 'start', 'sub_state', 'wait', 'resolve'] as const satisfies readonly Do[];

/** What stands only once in a macro. */
export const ONCE: ReadonlySet<Do> = new Set(DOINGS.filter((one) => one !== 'reply' && one !== 'note'));

export const MORNING = 9 * 60;

/** A step that was just added, with what is likeliest. */
export function newStep(what: Do): Step {
  const empty: Step = { do: what, priority: null, category: null, team: null, owner: null, sub_state: '', reason: null, wake_days: null, wake_minute: null, text_zh: '', text_en: '', cause_zh: '', cause_en: '' };
  if (what === 'owner') return { ...empty, owner: 'me' };
  if (what === 'priority') return { ...empty, priority: 1 };
  if (what === 'wait') return { ...empty, reason: 'customer', wake_days: 2, wake_minute: MORNING };
  return empty;
}

/** As they are sent: without what the sort of step has no use for. */
export const sent = (steps: readonly Step[]): StepIn[] => steps.map((step) => ({ ...step, wake_minute: step.wake_days === null ? null : step.wake_minute }));
