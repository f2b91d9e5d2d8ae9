/** Our own lint rules: the staircase, and no words outside the locale files. */
import { dirname, join, relative, sep } from 'node:path';

import { whyNot } from './stairs.js';

const insideSrc = (path) => {
  const parts = path.split(sep);
  return parts.slice(parts.lastIndexOf('src') + 1).join('/');
};

/** Where an import leads inside src/, or undefined when it leaves the project. */
function target(filename, source) {
  if (source.startsWith('@/')) return source.slice(2);
  if (!source.startsWith('.')) return undefined;
  const src = filename.slice(0, filename.lastIndexOf(`${sep}src${sep}`) + 4);
  return relative(src, join(dirname(filename), source)).split(sep).join('/');
}

const staircase = {
  meta: { type: 'problem', docs: { description: 'imports go down the stairs of lint/stairs.js' }, schema: [] },
  create(context) {
    const check = (node) => {
      if (typeof node.source?.value !== 'string') return;
      const to = target(context.filename, node.source.value);
      const why = to === undefined ? undefined : whyNot(insideSrc(context.filename), to);
      if (why !== undefined) context.report({ node, message: why });
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check };
  },
};

const HAN = /\p{Script=Han}/u;
const LETTERS = /\p{L}{2,}/u;
const READ_BY_PEOPLE = new Set(['title', 'placeholder', 'alt', 'label', 'aria-label', 'aria-description', 'aria-roledescription', 'okText', 'cancelText', 'description', 'extra']);

const translated = {
  meta: { type: 'problem', docs: { description: 'words for people stand in src/locales' }, schema: [] },
  create(context) {
    const report = (node, text) => context.report({ node, message: `“${text.trim().slice(0, 30)}” belongs in src/locales` });
    return {
      JSXText: (node) => LETTERS.test(node.value) && report(node, node.value),
      JSXAttribute(node) {
        const value = node.value?.type === 'JSXExpressionContainer' ? node.value.expression : node.value;
        const text = value?.type === 'Literal' ? value.value : undefined;
        if (typeof text === 'string' && READ_BY_PEOPLE.has(String(node.name.name)) && LETTERS.test(text)) report(node, text);
      },
      JSXExpressionContainer(node) {
        if (node.parent.type === 'JSXElement' && node.expression.type === 'Literal' && LETTERS.test(String(node.expression.value))) report(node, String(node.expression.value));
      },
      Literal: (node) => typeof node.value === 'string' && HAN.test(node.value) && report(node, node.value),
      TemplateElement: (node) => HAN.test(node.value.raw) && report(node, node.value.raw),
    };
  },
};

export default { rules: { staircase, translated } };
