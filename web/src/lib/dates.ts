import { useReader } from './reader';

/** "2027年5月17日", "17 May 2027": a day of the calendar, the same wherever it is read. */
export function useDay(): (day: string) => string {
  const { language } = useReader();
  return (day) => new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}
