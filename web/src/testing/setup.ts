import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, vi } from 'vitest';

import { allWords } from './words';
import { changeLanguage, startWords } from '@/lib/i18n';

/** Where many tests share two cores, what a page fetches late is there after seconds. */
const PATIENCE_MS = 10_000;
configure({ asyncUtilTimeout: PATIENCE_MS });

/** jsdom lays nothing out and watches nothing. */
class NothingToWatch {
  observe = (): void => undefined;
  unobserve = (): void => undefined;
  disconnect = (): void => undefined;
}

beforeAll(() => startWords('zh-CN', allWords));

beforeEach(async () => {
  vi.stubGlobal('IntersectionObserver', NothingToWatch);
  vi.stubGlobal('ResizeObserver', NothingToWatch);
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query.includes('min-width'),
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  }));
  Element.prototype.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
  await changeLanguage('zh-CN');
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});
