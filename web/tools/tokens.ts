import type { Plugin } from 'vite';

import { tokensAsCss } from '../src/ui/theme.ts';

const NAME = 'virtual:tokens.css';
const RESOLVED = '\0tokens.css';

/** Serves the tokens of ui/theme.ts as a style sheet, so that colours stand there before any script runs. */
export function tokens(): Plugin {
  return {
    name: 'tokens',
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    load: (id) => (id === RESOLVED ? tokensAsCss() : undefined),
  };
}
