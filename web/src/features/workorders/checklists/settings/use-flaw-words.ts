import { useTranslation } from 'react-i18next';

import type { Template } from '../types';

type Flaw = Template['flaws'][number];

const FLAWS = [
  'checklist_unnamed', 'checklist_empty', 'checklist_section_unnamed', 'checklist_item_twice', 'checklist_item_unnamed', 'checklist_no_such_section', 'checklist_options', 'checklist_limits',
  'checklist_condition_not_earlier', 'checklist_condition_values',
] as const;

/** What a draft lacks, in words. */
export function useFlawWords(): (draft: { items: { key: string }[] }, flaw: Flaw) => string {
  const { t } = useTranslation();
  return (draft, flaw) => {
    const code = FLAWS.find((one) => one === flaw.code);
    return code ? t(`checklists.flaw.${code}`, { n: draft.items.findIndex((item) => item.key === flaw.item) + 1 }) : flaw.code;
  };
}
