import { useState } from 'react';

/** Does what a sheet is for: once at a time, closed when done; where it is refused the sheet stays, and why is told. */
export function useDoing(onDo: () => Promise<unknown>, onClose: () => void) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();

  async function act(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setTrouble(undefined);
    try {
      await onDo();
      onClose();
    } catch (error) {
      setTrouble(error);
      setBusy(false);
    }
  }

  return { busy, trouble, act };
}
