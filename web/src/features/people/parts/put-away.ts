/** Somebody was asked for the password and put the question away; nothing happened, and nothing needs saying. */
export class PutAway extends Error {
  override readonly name = 'PutAway';
}
