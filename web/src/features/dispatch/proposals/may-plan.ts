/** Both rights are needed for a plan: to decide who goes, and to move visits. */
export const mayPlan = (rights: Readonly<Record<string, unknown>>): boolean => 'dispatch.decide' in rights && 'workorders.plan' in rights;
