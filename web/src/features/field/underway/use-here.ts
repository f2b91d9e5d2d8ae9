import { useEffect, useState } from 'react';

import { Problem } from '@/api/problem';

import { age, isDue, type Fix, type Terms } from './due';
import { sendHere } from './queries';

const LOOK_MS = 5_000;

/** How sharing goes: not sent yet, sent at an instant, or the phone does not say where it is. */
export type Standing = { sentAt?: Date; denied: boolean; refused?: unknown };

/** While `on`, the server is told where this phone is. Of what could not be sent only the latest is kept; when it is over the phone is asked no more. */
export function useHere(on: boolean, terms: Terms): Standing {
  const [standing, setStanding] = useState<Standing>({ denied: false });
  const { every_seconds, every_metres } = terms;
  useEffect(() => {
    if (!on) return;
    if (!('geolocation' in navigator)) {
      setStanding({ denied: true });
      return;
    }
    let latest: Fix | undefined;
    let last: Fix | undefined;
    let sentAt = 0;
    let busy = false;
    let here = true;

    async function look(): Promise<void> {
      const [fix, now] = [latest, Date.now()];
      if (busy || fix === undefined || !isDue(fix, last, sentAt, now, { every_seconds, every_metres })) return;
      busy = true;
      try {
        await sendHere({ latitude: fix.latitude, longitude: fix.longitude, age_seconds: age(fix, now) });
        [last, sentAt] = [fix, now];
        if (here) setStanding({ denied: false, sentAt: new Date(now) });
      } catch (failure) {
        // Setting out may still be in the outbox, and a line may come back: the next look tries with the place of then.
        const passes = failure instanceof Problem && (failure.passing || failure.code === 'position_not_travelling');
        if (here && !passes) setStanding((before) => ({ ...before, refused: failure }));
      } finally {
        busy = false;
      }
    }

    const watch = navigator.geolocation.watchPosition(
      ({ coords, timestamp }) => {
        latest = { latitude: coords.latitude, longitude: coords.longitude, at: timestamp };
        void look();
      },
      (failure) => {
        if (here && failure.code === failure.PERMISSION_DENIED) setStanding({ denied: true });
      },
      { maximumAge: 15_000 },
    );
    const timer = setInterval(() => void look(), LOOK_MS);
    return () => {
      here = false;
      navigator.geolocation.clearWatch(watch);
      clearInterval(timer);
      setStanding({ denied: false });
    };
  }, [on, every_seconds, every_metres]);
  return standing;
}
