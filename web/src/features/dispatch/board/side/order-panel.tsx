import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { orderPath } from '@/features/workorders/paths';
import { useKeys } from '@/lib/keys';

import { DecisionPanel } from '../../decision/decision-panel';
import { useSending } from '../../list/use-sending';
import { suggestionQuery } from '../../queries';
import type { Waiting } from '../../types';
import { unless } from '../keys/unless';

const OverrideSheet = lazy(() => import('../../decision/override-sheet').then((file) => ({ default: file.OverrideSheet })));

/** The decision about the chosen order, with the letters of the list of dispatch. Somebody is weighed only once it is chosen. */
export function OrderPanel({ row, still, onSent, onClose }: { row: Waiting; /** Something is held: then its keys mean something else. */ still: () => boolean; onSent: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const sending = useSending();
  const found = useQuery({ ...suggestionQuery(row.order.key), enabled: row.suggestion === null && row.may_send });
  const suggestion = row.suggestion ?? found.data;
  const [instead, setInstead] = useState<{ engineer: string | undefined }>();
  const ready = row.may_send && sending.busy === '';

  async function accept(): Promise<void> {
    if (ready && suggestion?.chosen && (await sending.accept(row.order, suggestion))) onSent();
  }
  const ask = (): void => void (ready && suggestion?.chosen && sending.ask(row.order, suggestion.key));
  const again = (): void => void (ready && sending.decide(row.order));
  const other = (engineer?: string): void => {
    if (row.may_send && suggestion) setInstead({ engineer });
  };

  useKeys(unless(still, { Enter: () => void accept(), a: ask, r: again, e: () => other(), o: () => void navigate(orderPath(row.order.key, '')) }));
  return (
    <>
      <DecisionPanel
        order={row.order}
        suggestion={suggestion}
        looking={found.isFetching}
        maySend={row.may_send}
        busy={sending.busy === row.order.key}
        onAccept={() => void accept()}
        onOther={other}
        onAsk={ask}
        onAgain={again}
        onClose={onClose}
        closing={t('board.close')}
        before={sending.trouble?.order === row.order.key ? <p role="alert">{sending.trouble.text}</p> : undefined}
      />
      {sending.sheet}
      {instead && suggestion && (
        <Suspense>
          <OverrideSheet order={row.order} decision={suggestion} engineer={instead.engineer} onClose={() => setInstead(undefined)} />
        </Suspense>
      )}
    </>
  );
}
