import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';

import house from './house.js';

/** What our rules say to these lines in that file. */
function says(path: string, code: string): string[] {
  const config: Linter.Config = {
    files: ['**/*.tsx', '**/*.ts'],
    languageOptions: { parser: tseslint.parser as never, parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: { house: house as never },
    rules: { 'house/staircase': 'error', 'house/translated': 'error' },
  };
  return new Linter({ cwd: '/' }).verify(code, [config], `/web/src/${path}`).map((found) => found.message);
}

test.each([
  ['ui/button.tsx', '@/features/workorders/status', 'ui is below features'],
  ['lib/time.ts', '@/ui/theme', 'lib is below ui'],
  ['lib/time.ts', '@/api/http', 'share a step'],
  ['features/people/me.ts', '../workorders/queries', 'the room people is below workorders'],
  ['features/workorders/queries.ts', '../../apps/console/routes', 'features is below apps'],
  ['apps/portal/routes.tsx', '@/features/workorders/queue-page', 'no feature of the staff'],
  ['apps/portal/routes.tsx', '@/apps/console/shell', 'do not know one another'],
  ['ui/button.tsx', '@/helpers/strings', 'has no step'],
])('%s may not import %s', (from, to, why) => {
  expect(says(from, `import { x } from '${to}';`)).toEqual([expect.stringContaining(why)]);
});

test('a lazy import and a re-export are imports too', () => {
  expect(says('ui/a.ts', `const x = import('@/apps/console/shell');`)).toHaveLength(1);
  expect(says('ui/a.ts', `export * from '@/features/workorders/status';`)).toHaveLength(1);
});

test.each([
  ['apps/console/routes.tsx', '@/features/workorders/queue-page'],
  ['features/workorders/queries.ts', '@/features/people/queries'],
  ['features/workorders/state-tag.tsx', '@/ui/tag'],
  ['ui/ago.tsx', '../lib/time'],
  ['apps/portal/main.tsx', '@/features/people/sign-in/sign-in-page'],
  ['lib/i18n.ts', '@/locales/en/common.json'],
  ['ui/button.tsx', 'react'],
])('%s may import %s', (from, to) => {
  expect(says(from, `import { x } from '${to}';`)).toEqual([]);
});

test.each([
  '<p>Work orders</p>',
  '<p>工单</p>',
  '<button aria-label="Close" />',
  '<p>{"Nothing here"}</p>',
  'const word = "已派单";',
  'const word = `还有 ${n} 条`;',
])('words outside the locale files are refused: %s', (code) => {
  expect(says('ui/a.tsx', `export const a = (n: number) => { ${code.startsWith('<') ? `return ${code}` : code}; };`)).not.toEqual([]);
});

test.each(['<p>{t("orders.title")}</p>', '<p>·</p>', '<a href="/console" className="big">{x}</a>', '<kbd>J</kbd>'])('these are no words: %s', (code) => {
  expect(says('ui/a.tsx', `export const a = () => ${code};`)).toEqual([]);
});
