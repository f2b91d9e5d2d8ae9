import { useEffect, useState, type ComponentType } from 'react';

/**
 * A part the page can do without: nothing is shown until it is fetched, and where the line is cut it comes once that is
 * back. A page that is of use without a line must not break for want of it, as with React's `lazy` it would.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let fetched: ComponentType<Props> | undefined;
  return function Later(props: Props) {
    const [Part, setPart] = useState(() => fetched);
    useEffect(() => {
      if (Part !== undefined) return;
      let here = true;
      const fetch = (): void => {
        load().then(
          (part) => {
            fetched = part;
            if (here) setPart(() => part);
          },
          () => undefined, // once more when the line is back
        );
      };
      fetch();
      addEventListener('online', fetch);
      return () => {
        here = false;
        removeEventListener('online', fetch);
      };
    }, [Part]);
    return Part && <Part {...props} />;
  };
}
