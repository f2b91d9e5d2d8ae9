/** Where the months of fairness are, and what stands behind one person's figures. */
export const FAIRNESS = '/dispatch/fairness';

export const givenPath = (engineer: string, month: string): string => `${FAIRNESS}/${engineer}?month=${month}`;
export const monthPath = (month: string): string => `${FAIRNESS}?month=${month}`;
