import type { Called, Whom, Wish } from './types';

/** Whom to call: who was named on the order, else its contact. */
export function calledOf({ wish, contact }: { wish: Wish | null; contact: Whom | null }): Called | null {
  return wish?.name ? { name: wish.name, address: wish.name, phone_masked: wish.phone_masked } : contact;
}
