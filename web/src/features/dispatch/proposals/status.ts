import type { Tone } from '@/ui/tag';

import type { Head } from './types';

/** How far a plan is, as a colour. */
export const stateTone: Record<Head['state'], Tone> = { running: 'hand', done: 'done', failed: 'us', stopped: 'stop' };
