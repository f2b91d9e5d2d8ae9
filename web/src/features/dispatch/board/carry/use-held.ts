import { useSyncExternalStore } from 'react';

import type { Carry, Held } from './carry';

/** What of something held a part of the page shows; it is rendered anew only when that changes. */
export const useHeld = <T>(carry: Carry, part: (held: Held | undefined) => T): T => useSyncExternalStore(carry.subscribe, () => part(carry.held()));
