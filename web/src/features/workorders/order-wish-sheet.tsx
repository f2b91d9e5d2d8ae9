import { useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { SUITS, useSuits, type Suit } from '@/lib/suits';
import { EditSheet, type SheetField } from '@/ui/edit-sheet';

import { changeWish, written } from './queries';
import type { Order } from './types';
import { saveWish, wishBody } from './wish';

/** Somebody else to call, and when. The number that stands is not shown here: what is left empty stays. */
export function WishSheet({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const suits = useSuits();
  const [write] = useState(() => changeWish(order.key)); // one, so that pressing again after a cut line is the same
  const wish = order.wish;
  const fields: SheetField[] = [
    { kind: 'line', name: 'call_name', label: t('context.callName'), hint: t('context.callNameHint') },
    { kind: 'line', name: 'call_phone', label: t('context.callPhone'), ...(wish?.phone_masked && { placeholder: wish.phone_masked, hint: t('context.callPhoneHint') }) },
    {
      kind: 'own',
      name: 'suits',
      label: t('context.suits'),
      field: () => <Select mode="multiple" allowClear showSearch={false} options={SUITS.map((one) => ({ value: one, label: suits([one]) }))} />,
      told: (value) => suits(value as Suit[]),
    },
  ];
  return (
    <EditSheet
      title={t('context.wish')}
      okText={t('edit.save')}
      draft={`wish ${order.key}`}
      fields={fields}
      start={{ call_name: wish?.name ?? '', call_phone: '', suits: wish?.suits ?? [] }}
      version={order.version}
      save={async (values, version) => written(client, await saveWish(write, order, wishBody(values), version ?? order.version))}
      onClose={onClose}
    />
  );
}
