/** Where the inbox is, below the door. */
export const INBOX = '/inbox';

/** One's reminders: a tab of the inbox. */
export const REMINDERS = `${INBOX}?tab=reminders`;
