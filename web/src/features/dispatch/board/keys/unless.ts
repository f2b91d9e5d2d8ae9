import type { Keymap } from '@/lib/keys';

/** The same keys, that do nothing while this is so: it is asked when one is heard, so that nothing is rendered for it. */
export const unless = (so: () => boolean, keys: Keymap): Keymap =>
  Object.fromEntries(
    Object.entries(keys).map(([key, act]) => [
      key,
      (): void => {
        if (!so()) act();
      },
    ]),
  );
