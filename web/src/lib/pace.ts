/** Runs at once, and again once the pause is over if it was asked for meanwhile. */
export type Paced = { (): void; cancel: () => void };

export function atMostEvery(ms: number, run: () => void): Paced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  const paced = (): void => {
    if (timer !== undefined) {
      again = true;
      return;
    }
    run();
    timer = setTimeout(() => {
      timer = undefined;
      if (again) {
        again = false;
        paced();
      }
    }, ms);
  };
  return Object.assign(paced, {
    cancel: () => {
      clearTimeout(timer);
      timer = undefined;
      again = false;
    },
  });
}
