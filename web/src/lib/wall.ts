import dayjs, { type Dayjs } from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);
dayjs.extend(timezone);

/**
 * What a picker of dates shows is the clock on the wall of the place that is planned for, wherever the planner sits. A
 * picker knows only the machine's own zone: so it is given the figures of that clock, and they are read back the same way.
 */
const FIGURES = 'YYYY-MM-DDTHH:mm:ss';

/** The figures of a zone's clock at an instant. */
export const wallOf = (instant: Date | string, zone: string): Dayjs => dayjs(dayjs(instant).tz(zone).format(FIGURES));

/** The instant at which a zone's clock shows these figures, in UTC as the server wants it. */
export const instantOf = (wall: Dayjs, zone: string): string => dayjs.tz(wall.format(FIGURES), zone).toISOString();
