import { csrfToken, send } from './http';
import { Problem } from './problem';
import { Write } from './write';

/** What a step of signing in came to. `further` is a step this door does not offer, such as verifying an address. */
export type Step = 'in' | 'code' | 'wrong' | 'tooMany' | 'further';

type Flow = { id: string; is_pending?: boolean };
type Body = { data?: { flows?: Flow[] } };

const AT = '/_allauth/browser/v1/auth';

async function call(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', 'X-CSRFToken': csrfToken() };
  return send(`${AT}/${path}`, { method, headers, credentials: 'same-origin', ...(body ? { body: JSON.stringify(body) } : {}) });
}

/** Anything with an @ is an e-mail; the rest is a phone number. */
const credentials = (login: string, password: string): object =>
  login.includes('@') ? { email: login.trim(), password } : { phone: login.replace(/[\s-]/g, ''), password };

export async function signIn(login: string, password: string): Promise<Step> {
  await call('GET', 'session'); // brings the token against forged requests
  return stepAfter(await call('POST', 'login', credentials(login, password)));
}

export async function giveCode(code: string): Promise<Step> {
  return stepAfter(await call('POST', '2fa/authenticate', { code: code.replace(/\s/g, '') }));
}

/**
 * Ends this sign-in, trying again where an answer was lost. Whoever leaves a shared machine has to know when it did not
 * end: then this throws.
 */
export function signOut(): Promise<void> {
  return new Write<null, void>(async () => {
    const answer = await call('DELETE', 'session');
    if (answer.ok || answer.status === 401) return; // "nobody is signed in" is how allauth says that it is done
    throw Problem.from(answer.status, await answer.json().catch(() => undefined));
  }).run(null);
}

export async function stepAfter(answer: Response): Promise<Step> {
  if (answer.ok) return 'in';
  if (answer.status === 429) return 'tooMany';
  if (answer.status >= 500) throw Problem.from(answer.status, await answer.json().catch(() => undefined));
  if (answer.status !== 401) return answer.status === 403 ? 'tooMany' : 'wrong';
  const body = (await answer.json().catch(() => ({}))) as Body;
  const pending = body.data?.flows?.find((flow) => flow.is_pending === true);
  if (pending === undefined) return 'wrong';
  return pending.id === 'mfa_authenticate' ? 'code' : 'further';
}
