import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { Problem } from '@/api/problem';
import type { Times } from '@/lib/windows';

import { again, appointmentQuery, cancel, confirm, hold, letGo, type Appointments } from './queries';

/** What a customer does about when we come. What went wrong is kept to be told; the page shows what the server answered. */
export function useAppointing(order: string) {
  const client = useQueryClient();
  const [writes] = useState(() => ({ hold: hold(order), letGo: letGo(order), confirm: confirm(order), cancel: cancel(order) }));
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();

  async function take(step: () => Promise<Appointments>): Promise<Appointments | undefined> {
    if (busy) return undefined;
    setBusy(true);
    setTrouble(undefined);
    try {
      const told = await step();
      client.setQueryData(appointmentQuery(order).queryKey, told);
      again(client, order);
      return told;
    } catch (error) {
      setTrouble(error);
      if (error instanceof Problem && !error.passing) again(client, order); // somebody was quicker, or it is too late by now
      return undefined;
    } finally {
      setBusy(false);
    }
  }

  return {
    busy,
    trouble,
    hold: ({ from_at, until_at }: Times) => take(() => writes.hold.run({ from_at, until_at })),
    letGo: () => take(() => writes.letGo.run(null)),
    confirm: () => take(() => writes.confirm.run(null)),
    cancel: () => take(() => writes.cancel.run(null)),
  };
}
