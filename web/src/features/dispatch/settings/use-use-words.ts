import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { kindsQuery } from '@/features/workorders/queries';
import { nameFor, useReader } from '@/lib/reader';

/** Which orders: "报修 · P1", "P0", "全部工单". */
export function useUseWords(): (use: { kind: string | null; priority: number | null }) => string {
  const { t } = useTranslation();
  const { language } = useReader();
  const kinds = useQuery(kindsQuery).data;
  return ({ kind, priority }) => {
    const found = kinds?.find((one) => one.code === kind);
    const named = kind === null ? '' : found ? nameFor(language, found) : kind;
    return [named, priority === null ? '' : `P${priority}`].filter(Boolean).join(' · ') || t('dispatch.policies.all');
  };
}
