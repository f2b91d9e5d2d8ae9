import { csrfToken, send } from './http';
import { Problem, type FieldProblem } from './problem';

/** What makes a sign-in of one's own safer: a second step, passkeys, another password. */
export type Authenticator =
  | { type: 'totp'; created_at: number; last_used_at: number | null }
  | { type: 'recovery_codes'; total_code_count: number; unused_code_count: number }
  | { type: 'webauthn'; id: number; name: string; created_at: number; last_used_at: number | null; is_passwordless?: boolean };

/** The secret a code generator is given, as text and as what its camera reads. */
export type TotpSecret = { secret: string; totp_url: string };

/** The last time the password was typed is too long ago for this step: ask for it and take the step again. */
export class PasswordWanted extends Error {
  override readonly name = 'PasswordWanted';
}

type Body = { data?: unknown; meta?: unknown; errors?: { message: string; code: string; param?: string }[] };

const AT = '/_allauth/browser/v1';

async function ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<{ status: number; body: Body }> {
  const headers = { 'Content-Type': 'application/json', 'X-CSRFToken': csrfToken() };
  const answer = await send(`${AT}/${path}`, { method, headers, credentials: 'same-origin', ...(body ? { body: JSON.stringify(body) } : {}) });
  const told = (await answer.json().catch(() => ({}))) as Body;
  if (answer.status === 401 && asksForPassword(told)) throw new PasswordWanted();
  return { status: answer.status, body: told };
}

async function take<Data>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<Data> {
  const answer = await ask(method, path, body);
  if (answer.status >= 400) throw asProblem(answer);
  return answer.body.data as Data;
}

function asksForPassword({ data, meta }: Body): boolean {
  const flows = (data as { flows?: { id: string }[] } | undefined)?.flows ?? [];
  return (meta as { is_authenticated?: boolean } | undefined)?.is_authenticated === true && flows.some((flow) => flow.id === 'reauthenticate');
}

/** allauth's refusals, told like any other: each has its words already. */
function asProblem({ status, body }: { status: number; body: Body }): Problem {
  const errors: FieldProblem[] = (body.errors ?? []).map(({ message, code, param = '' }) => ({ field: param, code, message }));
  return Problem.from(status, { ...body, detail: errors.map((one) => one.message).join(' '), code: errors[0]?.code ?? `http_${status}`, errors });
}

export const authenticators = (): Promise<Authenticator[]> => take('GET', 'account/authenticators');

/** A fresh secret for a code generator. allauth tells it beside "there is none yet". */
export async function newTotp(): Promise<TotpSecret> {
  const answer = await ask('GET', 'account/authenticators/totp');
  if (answer.status !== 404) throw asProblem({ ...answer, status: 409 });
  return answer.body.meta as TotpSecret;
}

export const startTotp = (code: string): Promise<unknown> => take('POST', 'account/authenticators/totp', { code: code.replace(/\s/g, '') });
export const stopTotp = (): Promise<unknown> => take('DELETE', 'account/authenticators/totp');

export const recoveryCodes = async (): Promise<string[]> => (await take<{ unused_codes: string[] }>('GET', 'account/authenticators/recovery-codes')).unused_codes;
export const newRecoveryCodes = async (): Promise<string[]> => (await take<{ unused_codes: string[] }>('POST', 'account/authenticators/recovery-codes')).unused_codes;

export const passkeyOptions = async (): Promise<PublicKeyCredentialCreationOptionsJSON> =>
  (await take<{ creation_options: { publicKey: PublicKeyCredentialCreationOptionsJSON } }>('GET', 'account/authenticators/webauthn?passwordless')).creation_options.publicKey;
export const keepPasskey = (name: string, credential: unknown): Promise<unknown> => take('POST', 'account/authenticators/webauthn', { name, credential });
export const dropPasskey = (id: number): Promise<unknown> => take('DELETE', 'account/authenticators/webauthn', { authenticators: [id] });

export const typePassword = (password: string): Promise<unknown> => take('POST', 'auth/reauthenticate', { password });

export const changePassword = (current_password: string, new_password: string): Promise<unknown> => take('POST', 'account/password/change', { current_password, new_password });
