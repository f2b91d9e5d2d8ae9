import { useTranslation } from 'react-i18next';

import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

import { NeedSheet } from './need-sheet';
import { startOf } from './need-values';
import type { Order } from './types';
import { asksForAside, type Aside, type Asides } from './use-asides';

type Props = { order: Order; aside: Aside; asides: Asides };

export function AsideSheet({ order, aside, asides }: Props) {
  const { t } = useTranslation();
  const problemWords = useProblemWords();
  const name = t(`around.do.${aside.what}`);
  const needs = asksForAside(aside);
  return (
    <NeedSheet
      order={order}
      title={name}
      okText={name}
      hint={t(`around.hint.${aside.what}`)}
      needs={needs}
      start={(now) => startOf(needs, order, now)}
      draft={`${order.key} ${aside.what}`}
      busy={asides.busy}
      trouble={asides.trouble && <Said title={t('sheet.refused', { move: t(`around.do.${asides.trouble.name}`) })}>{problemWords(asides.trouble.error)}</Said>}
      onSubmit={(facts) => asides.submit(aside, facts)}
      onDismiss={asides.dismiss}
    />
  );
}
