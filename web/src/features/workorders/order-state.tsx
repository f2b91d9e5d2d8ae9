import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';
import { Tag } from '@/ui/tag';

import { stateTone } from './status';
import type { Order } from './types';

/** Where an order stands, in the words of its team where it has its own, with the finer state it added. */
export function useStateWords(): (order: Pick<Order, 'state' | 'state_name' | 'sub_state_name'>) => string {
  const { t } = useTranslation();
  const { language } = useReader();
  return ({ state, state_name: own, sub_state_name: finer }) => [own ? nameFor(language, own) : t(`orders.state.${state}`), finer && nameFor(language, finer)].filter(Boolean).join(' · ');
}

export function OrderStateTag({ order }: { order: Order }) {
  const words = useStateWords();
  return <Tag tone={stateTone[order.state]}>{words(order)}</Tag>;
}
