import type { Answer, Item, Said, Value } from './types';

/**
 * The rules of checklists, as on the server (aftersales/workorders/checklist.py): a phone without a line reckons alike.
 * Both are held to the cases in tests/workorders/checklist_cases.json.
 */
export type Verdict = '' | 'passed' | 'failed' | 'na';

/** How a list stands: the items that are shown, what each comes to, and which of them are still missing. */
export type Reckoned = { visible: string[]; verdicts: Record<string, Verdict>; missing: string[]; failed: string[]; answered: number };

type Asked = Pick<Item, 'key' | 'kind' | 'required' | 'allow_na' | 'low' | 'high' | 'least' | 'show_if'> & { options: { key: string; fails: boolean }[] };
type Given = { choice?: string; number?: number | null; text?: string; files?: number };

export const nothing = (): Value => ({ choice: '', number: null, text: '', files: [], note: '' });

export const isNothing = ({ choice, number, text, files }: Value): boolean => choice === '' && number === null && text === '' && files.length === 0;

/** What an answer comes to. */
export function verdict(item: Asked, { choice = '', number = null, text = '', files = 0 }: Given): Verdict {
  if (choice === 'na' && item.allow_na) return 'na';
  switch (item.kind) {
    case 'check':
      return choice === 'passed' || choice === 'failed' ? choice : '';
    case 'number':
      return number === null ? '' : within(item, number) ? 'passed' : 'failed';
    case 'choice': {
      const option = item.options.find((one) => one.key === choice);
      return option === undefined ? '' : option.fails ? 'failed' : 'passed';
    }
    case 'text':
      return text.trim() ? 'passed' : '';
    default:
      return files >= Math.max(item.least, 1) ? 'passed' : '';
  }
}

const within = ({ low, high }: Asked, number: number): boolean => (low === null || number >= low) && (high === null || number <= high);

/** How a list stands. What is hidden counts for nothing, and neither does what hangs on it. */
export function reckon(items: readonly Asked[], given: (key: string) => Given | undefined): Reckoned {
  const verdicts: Record<string, Verdict> = {};
  const said = new Map<string, string[]>();
  for (const item of items) {
    const { show_if: condition } = item;
    if (condition && !said.get(condition.item)?.some((one) => condition.values.includes(one))) continue;
    const answer = given(item.key) ?? {};
    const found = verdict(item, answer);
    verdicts[item.key] = found;
    said.set(item.key, [found, answer.choice ?? ''].filter(Boolean));
  }
  const visible = items.filter((item) => item.key in verdicts);
  return {
    visible: visible.map((item) => item.key),
    verdicts,
    missing: visible.filter((item) => item.required && verdicts[item.key] === '').map((item) => item.key),
    failed: visible.filter((item) => verdicts[item.key] === 'failed').map((item) => item.key),
    answered: visible.filter((item) => verdicts[item.key] !== '').length,
  };
}

/** What counts of each item: the last that was said, by its time. */
export function lastOf(answers: readonly (Answer | Said & { item: string })[]): Map<string, Said> {
  const last = new Map<string, Said>();
  for (const one of answers) {
    const before = last.get(one.item);
    if (before === undefined || new Date(one.at) >= new Date(before.at)) last.set(one.item, one);
  }
  return last;
}

/** How a list stands with these answers. */
export const standing = (items: readonly Asked[], last: Map<string, Said>): Reckoned =>
  reckon(items, (key) => {
    const said = last.get(key);
    return said && { ...said, files: said.files.length };
  });

/** A number as people write it: full-width digits, a comma for the point, a real minus. */
export function numberIn(text: string): number | undefined {
  const plain = text.normalize('NFKC').replaceAll(/[−–—]/g, '-').replace(',', '.').trim();
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) && Math.abs(Number(plain)) <= 1e12 ? Number(plain) : undefined;
}
