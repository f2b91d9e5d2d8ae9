import type { TFunction } from 'i18next';

const KNOWN = [
  'parts_silent', 'facts_given_up', 'facts_parked', 'facts_late', 'due_work_failing', 'clocks_late', 'jobs_failed', 'jobs_late',
  'letters_failed', 'letters_expired', 'letters_dropped', 'letters_late', 'files_refused', 'import_rows_left_out', 'runs_failed',
] as const;
type Known = (typeof KNOWN)[number];

const isKnown = (code: string): code is Known => (KNOWN as readonly string[]).includes(code);

/** What a kind of trouble is called and what to do about it; one of a later server is said by its code. */
export const troubleWords = (t: TFunction, code: string): { name: string; mend: string } =>
  isKnown(code) ? { name: t(`health.names.${code}`), mend: t(`health.mends.${code}`) } : { name: code, mend: '' };
