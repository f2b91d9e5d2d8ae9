/**
 * Writes src/api/<document>.d.ts from src/api/<document>.json, the server's OpenAPI documents
 * (`aftersales openapi --out web/src/api` writes those). With --check it only compares.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';

import openapiTS, { astToString } from 'openapi-typescript';

const folder = new URL('../src/api/', import.meta.url);
const checkOnly = process.argv.includes('--check');
const drifted = [];

for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
  const target = new URL(name.replace(/json$/, 'd.ts'), folder);
  const types = astToString(await openapiTS(new URL(name, folder), { alphabetize: true, defaultNonNullable: false }));
  const present = existsSync(target) ? readFileSync(target, 'utf8') : '';
  if (types === present) continue;
  if (checkOnly) drifted.push(name);
  else writeFileSync(target, types);
}

if (drifted.length > 0) {
  console.error(`src/api is behind the server in ${drifted.join(', ')}: run npm run api`);
  process.exit(1);
}
