import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { numberQuery } from './queries';

type Props = { apartFrom: string; id?: string; value?: unknown; onChange?: (value: string | undefined) => void };

/** Another order, named by its number as people say it; below it stands which one that is. */
export function OrderInput({ apartFrom, id, onChange }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const number = Number(/\d+/.exec(text)?.[0] ?? 0);
  const found = useQuery({ ...numberQuery(number), enabled: number > 0, retry: false });
  const order = number > 0 && found.data?.key !== apartFrom ? found.data : undefined;
  useEffect(() => void onChange?.(order?.key), [order?.key]); // eslint-disable-line react-hooks/exhaustive-deps -- antd gives a new onChange each time
  return (
    <>
      <Input {...(id && { id })} value={text} onChange={(event) => setText(event.target.value)} inputMode="numeric" />
      {order && <small>{`${t('orders.number', { number: order.number })} · ${order.title}`}</small>}
      {!order && number > 0 && !found.isPending && <small>{t('sheet.none')}</small>}
    </>
  );
}
