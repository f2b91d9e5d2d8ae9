/** Where assets and their catalogue are, below the door. */
export const ASSETS = '/assets';
export const CATALOGUE = '/assets/catalogue';

export const assetPath = (key: string): string => `${ASSETS}/${key}`;
