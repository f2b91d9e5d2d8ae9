/** Where the inbox is, below the door. */
export const INBOX = '/inbox';
