import { nameFor } from '@/lib/reader';

import type { Language, Placeholder } from './queries';

/** A text as a list shows it: each placeholder by what people call it. */
export function readable(text: string, placeholders: readonly Placeholder[], language: Language): string {
  return text.replace(/\{([a-z_]+)\}/g, (whole, name: string) => {
    const known = placeholders.find((one) => one.name === name);
    return known ? `‹${nameFor(language, known)}›` : whole;
  });
}
