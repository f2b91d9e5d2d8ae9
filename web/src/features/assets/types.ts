import type { components } from '@/api/staff';

type Schemas = components['schemas'];

export type Asset = Schemas['AssetRow'];
export type KnownAsset = Schemas['AssetOut'];
export type Product = Schemas['ProductOut'];
export type FaultCode = Schemas['FaultCodeOut'];
export type Environment = Schemas['EnvironmentOut'];
export type Warranty = Schemas['WarrantyOut'];
export type Cover = Schemas['Cover'];
export type Covered = Schemas['Covered'];
