/** The rows with one of them at another place; the same rows where there is no such place. */
export function moved<T>(rows: readonly T[], from: number, to: number): T[] {
  if (from < 0 || from >= rows.length || to < 0 || to >= rows.length || from === to) return [...rows];
  const rest = rows.filter((_, at) => at !== from);
  return [...rest.slice(0, to), rows[from] as T, ...rest.slice(to)];
}
