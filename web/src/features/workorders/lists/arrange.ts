/** Views by their keys, group after group as they are shown. */
export type Groups = readonly (readonly string[])[];

/** One view a step up or down within its group; as it was at the edge of it. */
export function stepped(groups: Groups, key: string, step: 1 | -1): string[] {
  const group = groups.find((one) => one.includes(key)) ?? [];
  const neighbour = group[group.indexOf(key) + step];
  return neighbour === undefined ? groups.flat() : placed(groups, key, neighbour);
}

/** One view where another of its group stands, which makes room; a view of another group stays where it is. */
export function placed(groups: Groups, key: string, at: string): string[] {
  return groups.flatMap((group) => {
    const [from, to] = [group.indexOf(key), group.indexOf(at)];
    if (from < 0 || to < 0 || from === to) return [...group];
    const others = group.filter((one) => one !== key);
    return [...others.slice(0, to), key, ...others.slice(to)];
  });
}
