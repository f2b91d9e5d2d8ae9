/** Where customers are, below the door. */
export const CUSTOMERS = '/customers';

export const customerPath = (key: string): string => `${CUSTOMERS}/${key}`;

/** A new order for this customer, with what is known already. */
export const reportFor = (known: { customer: string; contact?: string; asset?: string }): string =>
  `/orders/new?${new URLSearchParams(known).toString()}`;
