const MODULE = /dynamically imported module|importing a module script|unable to preload/i;

/** Whether a page broke because its own parts could not be fetched: the line is cut, or a newer version has replaced them. */
export const isUnfetched = (error: unknown): boolean => !navigator.onLine || (error instanceof Error && MODULE.test(error.message));
