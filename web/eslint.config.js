import { defineConfig } from 'eslint/config';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

import house from './lint/house.js';

export default defineConfig(
  { ignores: ['src/api/*.d.ts', 'node_modules'] },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  hooks.configs.flat.recommended,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { house },
    rules: {
      'house/staircase': 'error',
      'house/translated': 'error',
      'no-restricted-globals': ['error', { name: 'fetch', message: 'src/api is the only place that talks to a server.' }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      // An effect must return nothing, also where a browser begins to return something (scrollIntoView and its promise).
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      eqeqeq: 'error',
      'max-lines': ['error', 400],
    },
  },
  { files: ['src/api/**'], rules: { 'no-restricted-globals': 'off' } },
  { files: ['src/**/*.test.{ts,tsx}', 'src/**/testing/**'], rules: { 'house/translated': 'off' } },
  { files: ['lint/**', 'tools/**'], ...tseslint.configs.disableTypeChecked },
);
