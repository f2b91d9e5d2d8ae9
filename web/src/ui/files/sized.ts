const UNITS = ['B', 'KB', 'MB', 'GB'];
const STEP = 1024;

/** A number of bytes as people say it: 340 KB, 1.2 MB. */
export function sized(bytes: number, language: string): string {
  const at = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log(bytes) / Math.log(STEP)));
  const value = bytes / STEP ** at;
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: value < 10 && at > 1 ? 1 : 0 }).format(value)} ${UNITS[at] ?? ''}`;
}
