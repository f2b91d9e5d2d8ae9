/** Where the console keeps people, teams, settings and oneself. */
export const PEOPLE = '/people';
export const TEAMS = '/teams';
export const SETTINGS = '/settings';
export const ME = '/me';
/** What programs can ask for, beside the tokens they ask with. */
export const MANUAL = '/api';
export const personPath = (key: string): string => `${PEOPLE}/${key}`;
export const teamPath = (key: string): string => `${TEAMS}?team=${key}`;
