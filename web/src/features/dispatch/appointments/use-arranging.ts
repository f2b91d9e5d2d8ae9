import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { Problem } from '@/api/problem';
import type { Times } from '@/lib/windows';

import { answered, confirm, hold, letGo, overtaken, type Told } from './queries';

/** What staff do about an order's appointment. What went wrong is kept to be told, until the next step. */
export function useArranging(order: string) {
  const client = useQueryClient();
  const [writes] = useState(() => ({ hold: hold(order), letGo: letGo(order), confirm: confirm(order) }));
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();

  async function take(step: () => Promise<Told>): Promise<Told | undefined> {
    if (busy) return undefined;
    setBusy(true);
    setTrouble(undefined);
    try {
      const told = await step();
      answered(client, order, told);
      return told;
    } catch (error) {
      setTrouble(error);
      if (error instanceof Problem && error.status === 409) overtaken(client, order);
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
    confirm: (reason: string) => take(() => writes.confirm.run({ reason })),
  };
}
