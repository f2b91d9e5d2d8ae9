import { passkeyOptions, keepPasskey } from './account';
import { csrfToken, send } from './http';
import { stepAfter, type Step } from './sign-in';

/** Browsers know passkeys only where the page came over a line nobody can listen to. */
export const passkeysWork = (): boolean => window.isSecureContext && 'PublicKeyCredential' in window && 'parseCreationOptionsFromJSON' in PublicKeyCredential;

/** Lets the device make a passkey and keeps its public half under this name; false when the person thought better of it. */
export async function makePasskey(name: string): Promise<boolean> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await passkeyOptions());
  const made = await orNothing(navigator.credentials.create({ publicKey }));
  if (!(made instanceof PublicKeyCredential)) return false;
  await keepPasskey(name, made.toJSON());
  return true;
}

/** Signs in by a passkey: `login` in the place of a password, `authenticate` as the second step. */
export async function signInByPasskey(how: 'login' | 'authenticate'): Promise<Step> {
  const at = `/_allauth/browser/v1/auth/webauthn/${how}`;
  const headers = { 'Content-Type': 'application/json', 'X-CSRFToken': csrfToken() };
  const asked = await send(at, { credentials: 'same-origin' });
  if (!asked.ok) return stepAfter(asked);
  const body = (await asked.json()) as { data: { request_options: { publicKey: PublicKeyCredentialRequestOptionsJSON } } };
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(body.data.request_options.publicKey);
  const given = await orNothing(navigator.credentials.get({ publicKey }));
  if (!(given instanceof PublicKeyCredential)) return 'wrong';
  const answer = await send(at, { method: 'POST', headers: { ...headers, 'X-CSRFToken': csrfToken() }, credentials: 'same-origin', body: JSON.stringify({ credential: given.toJSON() as unknown }) });
  return stepAfter(answer);
}

/** The device asked and the person said no, or took too long. */
const orNothing = (asked: Promise<Credential | null>): Promise<Credential | null> =>
  asked.catch((error: unknown) => {
    if (error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError' || error.name === 'InvalidStateError')) return null;
    throw error;
  });
