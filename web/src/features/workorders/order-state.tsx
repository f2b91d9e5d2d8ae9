import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

import type { Language } from '@/lib/i18n';
import { nameFor, useReader } from '@/lib/reader';
import { Tag } from '@/ui/tag';

import { stateTone } from './status';
import type { Row } from './types';

/** An order's or a queue row's state, as far as it is said. */
type Stated = Pick<Row, 'state' | 'state_name' | 'sub_state_name'>;

/** Where an order stands, in the words of its team where it has its own, with the finer state it added. */
export const stateWords = ({ state, state_name: own, sub_state_name: finer }: Stated, t: TFunction, language: Language): string =>
  [own ? nameFor(language, own) : t(`orders.state.${state}`), finer && nameFor(language, finer)].filter(Boolean).join(' · ');

/** The same for who knows already who reads. */
export const stateFace = (order: Stated, t: TFunction, language: Language) => <Tag tone={stateTone[order.state]}>{stateWords(order, t, language)}</Tag>;

export function OrderStateTag({ order }: { order: Stated }) {
  const { t } = useTranslation();
  return stateFace(order, t, useReader().language);
}
