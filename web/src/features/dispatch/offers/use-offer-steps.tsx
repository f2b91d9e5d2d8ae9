import { lazy, Suspense, useState, type ReactNode } from 'react';

/** antd's modal comes along with it. */
const OfferStep = lazy(() => import('./offer-step').then((file) => ({ default: file.OfferStep })));

type Order = { key: string; number: number };
type Chosen = { decision: string; name: string };
export type Asking = { step: 'withdraw'; order: Order } | { step: 'now'; order: Order; chosen: Chosen };

/** Taking offers back, or sending somebody over them: each is asked once more, for others are told of it at once. */
export function useOfferSteps(): { withdraw: (order: Order) => void; now: (order: Order, chosen: Chosen) => void; sheet: ReactNode } {
  const [asking, setAsking] = useState<Asking>();
  return {
    withdraw: (order) => setAsking({ step: 'withdraw', order }),
    now: (order, chosen) => setAsking({ step: 'now', order, chosen }),
    sheet: <Suspense>{asking && <OfferStep key={`${asking.step} ${asking.order.key}`} asking={asking} onClose={() => setAsking(undefined)} />}</Suspense>,
  };
}
