type Node = { key: string; parent: string | null };

/** A tree's rows in the order it is read, each with its depth; one whose parent is not among them stands at the top. */
export function treeOrder<Row extends Node>(rows: Row[]): { row: Row; depth: number }[] {
  const known = new Set(rows.map((row) => row.key));
  const below = new Map<string, Row[]>();
  for (const row of rows) {
    const above = (row.parent !== null && known.has(row.parent) ? row.parent : '');
    below.set(above, [...(below.get(above) ?? []), row]);
  }
  const seen = new Set<string>();
  const walk = (parent: string, depth: number): { row: Row; depth: number }[] =>
    (below.get(parent) ?? []).flatMap((row) => {
      if (seen.has(row.key)) return [];
      seen.add(row.key);
      return [{ row, depth }, ...walk(row.key, depth + 1)];
    });
  return walk('', 0);
}

/** From a row upward, nearest first, itself included. */
export function chainUp<Row extends Node>(rows: Row[], start: string): Row[] {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const chain: Row[] = [];
  for (let row = byKey.get(start); row !== undefined && !chain.includes(row); row = byKey.get(row.parent ?? '')) chain.push(row);
  return chain;
}
