import { useEffect, useState } from 'react';

/** Something kept on this phone that is sent whenever there is a line. */
type Sender = { start: () => Promise<void>; flush: () => Promise<void>; stop: () => void };

/** What `open` opens, sending while somebody looks or the line comes back; undefined until it is open. */
export function useOwn<Own extends Sender>(open: () => Promise<Own>): Own | undefined {
  const [own, setOwn] = useState<Own>();
  useEffect(() => {
    let gone = false;
    let opened: Own | undefined;
    const send = (): void => void opened?.flush();
    const back = (): void => {
      if (document.visibilityState === 'visible') send();
    };
    void open().then((one) => {
      if (gone) {
        one.stop();
        return;
      }
      opened = one;
      setOwn(one);
      void one.start();
      addEventListener('online', send);
      document.addEventListener('visibilitychange', back);
    });
    return () => {
      gone = true;
      opened?.stop();
      removeEventListener('online', send);
      document.removeEventListener('visibilitychange', back);
    };
  }, [open]);
  return own;
}
