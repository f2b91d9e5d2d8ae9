/** Where tables are brought, under the settings. */
export const IMPORTS = '/settings/imports';

export const importPath = (key: string): string => `${IMPORTS}/${key}`;

const OPENS: Record<string, string> = { customers: '/customers', assets: '/assets', people: '/people', orders: '/orders' };

/** The page of what a row made or found, where it has one of its own. */
export const thingPath = (subject: string, key: string): string | undefined => (subject in OPENS ? `${OPENS[subject]}/${key}` : undefined);

/** An empty table with our columns. */
export const templateAddress = (subject: string, format: 'xlsx' | 'csv'): string => `/api/v1/imports/subjects/${subject}/template?format=${format}`;

/** The wrong rows, each with what is wrong with it. */
export const wrongRowsAddress = (key: string): string => `/api/v1/imports/${key}/wrong`;
