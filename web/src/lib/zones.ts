/** How people call a time zone, and how far it is from Greenwich now; the id itself ("Asia/Shanghai") is for machines. */
import { useNow } from './now';
import { useReader } from './reader';

const FIRST = ['Asia/Shanghai', 'Asia/Hong_Kong', 'Asia/Singapore', 'Asia/Tokyo', 'Europe/Berlin', 'America/New_York', 'UTC'];

type Way = 'longGeneric' | 'long' | 'shortOffset';

function part(zone: string, language: string, way: Way, at: Date): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: way }).formatToParts(at);
  return parts.find((one) => one.type === 'timeZoneName')?.value ?? '';
}

/** "中国标准时间 (GMT+8)", "Central European Time (GMT+1)"; a zone this browser does not know is called by its id. */
export function zoneName(zone: string, language: string, at: Date): string {
  try {
    const names = [part(zone, language, 'longGeneric', at), part(zone, language, 'long', at)];
    const name = names.find((one) => one !== '' && !one.startsWith('GMT')) ?? zone.replaceAll('_', ' ');
    return `${name} (${part(zone, language, 'shortOffset', at)})`;
  } catch {
    return zone;
  }
}

/** The same for who reads, as of now. */
export function useZoneName(): (zone: string) => string {
  const { language } = useReader();
  const now = useNow();
  return (zone) => zoneName(zone, language, now);
}

export type NamedZone = { zone: string; name: string };

const known = new Map<string, NamedZone[]>();

/** Every zone there is, those used here first; named once for each language, for it takes a while. */
export function namedZones(language: string, at: Date): NamedZone[] {
  const found = known.get(language) ?? [...new Set([...FIRST, ...Intl.supportedValuesOf('timeZone')])].map((zone) => ({ zone, name: zoneName(zone, language, at) }));
  known.set(language, found);
  return found;
}
