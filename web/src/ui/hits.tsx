export type Hit = { text: string; hit: boolean };
export type Match = { field: string; parts: Hit[] };

/** A text in parts, those that were searched for marked. */
export function Hits({ parts }: { parts: readonly Hit[] }) {
  return parts.map((part, at) => (part.hit ? <mark key={at}>{part.text}</mark> : part.text));
}

/** The parts of a field as the search found it, or the text as it is. */
export const hitsIn = (matched: readonly Match[], field: string, text: string): Hit[] => matched.find((one) => one.field === field)?.parts ?? [{ text, hit: false }];

/** The first field that fits and is not among those shown anyway. */
export const elsewhere = <M extends Match>(matched: readonly M[], shown: readonly M['field'][]): M | undefined => {
  const seen = matched.some((one) => shown.includes(one.field));
  return seen ? undefined : matched.find((one) => !shown.includes(one.field));
};
