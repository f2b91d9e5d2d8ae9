import type { components } from '@/api/staff';

type Schemas = components['schemas'];

export type Customer = Schemas['CustomerRow'];
export type Contact = Schemas['ContactOut'];
/** As it is read: periods are pairs on the server, plain lists on the way. */
export type Site = Omit<Schemas['SiteOut'], 'access_hours'> & { access_hours: Record<string, number[][]> | null };
export type Known = Omit<Schemas['CustomerOut'], 'sites'> & { sites: Site[] };
export type Contract = Schemas['ContractOut'];
export type Entitlement = Schemas['EntitlementOut'];
export type Tier = Schemas['Tier'];
export type Industry = Schemas['Industry'];
export type SizeBand = Schemas['SizeBand'];
export type ServiceLevel = Schemas['ServiceLevel'];
export type Entitled = Schemas['Entitled'];
