import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

import type { Plugin } from 'vite';

const WORTH_IT = 1_000;

/** Writes each script, style sheet and page compressed beside itself: the server sends those (whitenoise looks for them). */
export function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle).filter((one) => /\.(js|css|html|svg|json)$/.test(one))) {
        const file = join(dir, name);
        const whole = readFileSync(file);
        if (whole.length < WORTH_IT) continue;
        writeFileSync(`${file}.br`, brotliCompressSync(whole));
        writeFileSync(`${file}.gz`, gzipSync(whole, { level: 9 }));
      }
    },
  };
}
