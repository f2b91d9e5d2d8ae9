/**
 * The browser's staircase: imports go down it. What stands on one step together does not import one another.
 * Features are rooms named as on the server, and keep the server's order among themselves; `installation` is what the
 * server says of itself.
 */
export const STEPS = [['apps'], ['features'], ['ui'], ['lib', 'api']];

export const ROOMS = ['installation', 'field', 'feedback', 'dispatch', 'workorders', 'assets', 'customers', 'notices', 'imports', 'people'];

/** What both sides of the house may use; everything else in features/ is for staff, and the portal must not import it. */
export const OPEN_TO_CUSTOMERS = ['people/sign-in'];

/** Served beside everything: words and tests have no step. */
const EVERYWHERE = new Set(['locales', 'testing']);

/** Why this import is wrong, or undefined. Both are paths inside src/, such as `features/workorders/queue-page.tsx`. */
export function whyNot(from, to) {
  const [fromPart = '', fromRoom = ''] = from.split('/');
  const [toPart = '', toRoom = ''] = to.split('/');
  if (EVERYWHERE.has(toPart) || fromPart === 'testing') return undefined;
  const fromStep = STEPS.findIndex((step) => step.includes(fromPart));
  const toStep = STEPS.findIndex((step) => step.includes(toPart));
  if (fromStep < 0 || toStep < 0) return `${fromStep < 0 ? fromPart : toPart}/ has no step in lint/stairs.js`;
  if (toStep < fromStep) return `${fromPart} is below ${toPart}: imports go down the stairs`;
  if (toStep === fromStep && fromPart !== toPart) return `${fromPart} and ${toPart} share a step and do not know one another`;
  if (fromPart === 'apps' && toPart === 'apps' && fromRoom !== toRoom) return `the doors ${fromRoom} and ${toRoom} do not know one another`;
  if (fromPart === 'features' && toPart === 'features') return rooms(fromRoom, toRoom);
  if (from.startsWith('apps/portal/') && toPart === 'features') return customers(to);
  return undefined;
}

function rooms(from, to) {
  if (from === to) return undefined;
  const [above, below] = [ROOMS.indexOf(from), ROOMS.indexOf(to)];
  if (above < 0 || below < 0) return `${above < 0 ? from : to} is no room of lint/stairs.js`;
  return above > below ? `the room ${from} is below ${to}, here as on the server` : undefined;
}

function customers(to) {
  const open = OPEN_TO_CUSTOMERS.some((folder) => to.startsWith(`features/${folder}/`)) || /^features\/[^/]+\/portal\//.test(to);
  return open ? undefined : 'the portal imports no feature of the staff';
}
