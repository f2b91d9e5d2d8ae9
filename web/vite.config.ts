import { fileURLToPath } from 'node:url';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

import { door } from './tools/door.ts';
import { tokens } from './tools/tokens.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const server = process.env['AFTERSALES_URL'] ?? 'http://127.0.0.1:8000';

const DOORS = ['console', 'field', 'portal'];

export default defineConfig({
  appType: 'mpa',
  plugins: [react(), tokens(), ...DOORS.map(door)],
  resolve: { alias: { '@': here('./src') } },
  build: {
    outDir: here('../aftersales/web'),
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: { input: Object.fromEntries(DOORS.map((name) => [name, here(`./${name}/index.html`)])) },
    chunkSizeWarningLimit: 900,
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': server, '/_allauth': server } },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}', 'lint/**/*.test.ts'],
    setupFiles: ['./src/testing/setup.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
    restoreMocks: true,
  },
});
