import { useSearchParams } from 'react-router';

const NAME = 'macro';

/** The macro that is being looked at before it is applied: it stands in the address, so that the palette leads there too. */
export function useMacroSpot(): { macro: string; begin: (key: string) => void; end: () => void } {
  const [params, setParams] = useSearchParams();
  const put = (key: string): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (key) next.set(NAME, key);
        else next.delete(NAME);
        return next;
      },
      { replace: true },
    );
  return { macro: params.get(NAME) ?? '', begin: put, end: () => put('') };
}

/** The address of an order with a macro begun on it. */
export function macroSearch(search: string, key: string): string {
  const params = new URLSearchParams(search);
  params.set(NAME, key);
  return `?${params.toString()}`;
}
