import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { assetQuery } from '@/features/assets/portal/queries';
import { useThingWords } from '@/features/assets/portal/use-thing-words';
import { companyQuery } from '@/features/customers/portal/queries';
import { go, useAddress } from '@/lib/address';
import { useKept } from '@/lib/kept';
import { CardBones, ColumnPage, Unread } from '@/ui/column';
import { useUploads } from '@/ui/files/use-uploads';

import { draftName, freshDraft, type Draft } from './report-draft';
import { StepWhat } from './step-what';
import { StepWhich } from './step-which';
import { StepWho } from './step-who';

/** Three steps to a report. The address says which, so that the browser's own back button is "one step back". */
export function ReportPage({ person }: { person: string }) {
  const { t } = useTranslation();
  const { query } = useAddress();
  const company = useQuery(companyQuery);
  const [draft, change, forget] = useKept<Draft>(draftName(person), freshDraft);
  const wanted = query.get('asset');
  const choosing = useUploads('customers');
  useChosen(wanted, draft, change);

  const chosen = draft.thing !== null || draft.other;
  const asked = Number(query.get('step')) || 1;
  const step = asked > 1 && !chosen ? 1 : Math.min(3, Math.max(1, asked));
  const to = (next: number): void => go(`/report?step=${next}`);

  if (company.data === undefined || (wanted !== null && !chosen)) {
    return <ColumnPage title={t('portal.start.report')}>{company.isError ? <Unread error={company.error} onAgain={() => void company.refetch()} /> : <CardBones />}</ColumnPage>;
  }
  const props = { draft, change, company: company.data };
  if (step === 1) return <StepWhich {...props} onNext={() => to(2)} />;
  if (step === 2) return <StepWhat {...props} choosing={choosing} onNext={() => to(3)} />;
  return <StepWho {...props} choosing={choosing} onSent={forget} />;
}

/** "Report a problem with this one" has chosen the thing already. */
function useChosen(wanted: string | null, draft: Draft, change: (part: Partial<Draft>) => void): void {
  const words = useThingWords();
  const asset = useQuery({ ...assetQuery(wanted ?? ''), enabled: wanted !== null });
  const found = asset.data;
  useEffect(() => {
    if (wanted === null || (found === undefined && !asset.isError)) return;
    if (found !== undefined && draft.thing?.key !== found.key) {
      change({ thing: { key: found.key, name: found.name, text: words.line(found), software: found.is_software }, other: false, signs: [] });
    }
    go(found === undefined ? '/report?step=1' : '/report?step=2', { replace: true });
  });
}
