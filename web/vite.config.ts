import { fileURLToPath } from 'node:url';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

import { compressed } from './tools/compressed.ts';
import { door } from './tools/door.ts';
import { tokens } from './tools/tokens.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const server = process.env['AFTERSALES_URL'] ?? 'http://127.0.0.1:8000';

const DOORS = ['console', 'field', 'portal'];

/** What every door (`work`: console and phone) loads anyway goes into few files: each file costs a request and half a kilobyte of headers. */
const SHARED = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
  { name: 'base', test: /node_modules\/(i18next|react-i18next|openapi-fetch|html-parse-stringify|void-elements|use-sync-external-store|@tanstack)\/|src\/lib\/(i18n|reader|time|now|storage|appearance|address|html)\.|src\/api\/(http|problem|write|silence|ids|sign-in|live\/poller)\./ },
  { name: 'pieces', test: /src\/(ui\/(button|icon|notice|skeleton|problem-words|said-time|mark|avatar|trying)|lib\/unfetched)[.]/ },
  { name: 'column', test: /src\/(ui\/column|lib\/(kept|dates))[.]|src\/apps\/portal\/house[.]|src\/features\/(assets|workorders|people|customers)\/portal\/(sign-out|queries|use-things?|use-thing-words|cover|assets-page|order-cards|state-chip|when|report-draft|asset\.module)/ },
  { name: 'work', test: /src\/features\/workorders\/(time\/(reckon|queries|types|use-time-words)|own\/(asked|queries|types|value-words)|checklists\/(queries|reckon|types)|queries|status|words|order-(fields|files|state)|paths|strip|spans|state-tag|tag|priority|suits)[.]|src\/features\/(people|notices)\/queries[.]|src\/lib\/(suits|days|sized|device)[.]|src\/ui\/(card|tag|read-trouble|priority|use-doing)[.]/ },
];

export default defineConfig({
  appType: 'mpa',
  plugins: [react(), tokens(), ...DOORS.map(door), compressed()],
  resolve: { alias: { '@': here('./src') } },
  build: {
    outDir: here('../aftersales/web'),
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: {
      input: Object.fromEntries(DOORS.map((name) => [name, here(`./${name}/index.html`)])),
      output: { codeSplitting: { groups: SHARED } },
    },
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
