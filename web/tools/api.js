/**
 * Writes src/api/<document>.d.ts from src/api/<document>.json, the server's OpenAPI documents
 * (`aftersales openapi --out web/src/api` writes those). With --check it only compares. Headers and refusals are the same
 * everywhere: they are the business of api/write.ts and api/problem.ts, and stand in no operation's types.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';

import openapiTS, { astToString } from 'openapi-typescript';

const folder = new URL('../src/api/', import.meta.url);
const checkOnly = process.argv.includes('--check');
const drifted = [];

for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
  const target = new URL(name.replace(/json$/, 'd.ts'), folder);
  const types = astToString(await openapiTS(ownOf(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))), { alphabetize: true, defaultNonNullable: false }));
  const present = existsSync(target) ? readFileSync(target, 'utf8') : '';
  if (types === present) continue;
  if (checkOnly) drifted.push(name);
  else writeFileSync(target, types);
}

function ownOf(told) {
  for (const operation of Object.values(told.paths).flatMap(Object.values)) {
    operation.parameters = operation.parameters?.filter((one) => one.in !== 'header');
    delete operation.responses.default;
  }
  return told;
}

if (drifted.length > 0) {
  console.error(`src/api is behind the server in ${drifted.join(', ')}: run npm run api`);
  process.exit(1);
}
