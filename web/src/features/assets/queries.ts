import { infiniteQueryOptions, keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components, paths } from '@/api/staff';
import { Write } from '@/api/write';

import type { Asset, FaultCode, Product } from './types';

export type AssetFilter = { search: string; sort: '' | 'machine' | 'software'; ends: '' | '30' | '90'; archived: boolean; customer?: string };

const PAGE = 50;
const FOUND = 20;

export const assetsQuery = ({ search, sort, ends, archived, customer }: AssetFilter) =>
  infiniteQueryOptions({
    queryKey: ['assets', 'list', search, sort, ends, archived, customer ?? ''],
    queryFn: ({ pageParam }) =>
      unwrap(
        http.GET('/api/v1/assets', {
          params: {
            query: {
              search,
              archived,
              limit: PAGE,
              ...(sort && { software: sort === 'software' }),
              ...(ends && { ends_within: Number(ends) }),
              ...(customer && { customer }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });

/** A customer's assets by a part of what they are called, for choosing one. */
export const assetChoiceQuery = (customer: string, search: string) =>
  queryOptions({
    queryKey: ['assets', 'choice', customer, search],
    queryFn: () => unwrap(http.GET('/api/v1/assets', { params: { query: { search, limit: FOUND, ...(customer && { customer }) } } })),
    placeholderData: keepPreviousData,
  });

export const assetQuery = (key: string) =>
  queryOptions({
    queryKey: ['assets', 'one', key],
    queryFn: () => unwrap(http.GET('/api/v1/assets/{key}', { params: { path: { key } } })),
  });

export const productsQuery = (search: string, archived: boolean) =>
  infiniteQueryOptions({
    queryKey: ['assets', 'products', search, archived],
    queryFn: ({ pageParam }) => unwrap(http.GET('/api/v1/products', { params: { query: { search, archived, limit: PAGE, ...(pageParam && { cursor: pageParam }) } } })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });

export const productChoiceQuery = (search: string) =>
  queryOptions({
    queryKey: ['assets', 'product-choice', search],
    queryFn: () => unwrap(http.GET('/api/v1/products', { params: { query: { search, limit: FOUND } } })),
    placeholderData: keepPreviousData,
  });

export const faultCodesQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: ['assets', 'fault-codes', search],
    queryFn: ({ pageParam }) => unwrap(http.GET('/api/v1/fault-codes', { params: { query: { search, limit: PAGE, ...(pageParam && { cursor: pageParam }) } } })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });

/** The codes a family of products shows. */
export const familyCodesQuery = (family: string) =>
  queryOptions({
    queryKey: ['assets', 'family-codes', family],
    queryFn: () => unwrap(http.GET('/api/v1/fault-codes', { params: { query: { family, limit: 200 } } })),
    staleTime: 300_000,
  });

export const readAssetsAgain = (client: QueryClient): void => void client.invalidateQueries({ queryKey: ['assets'] });

type In<Name extends keyof components['schemas']> = components['schemas'][Name];

export const registerAsset = () => new Write<In<'AssetIn'>, Asset>((body, headers) => unwrap(http.POST('/api/v1/assets', { body, headers })));

export const changeAsset = (key: string) =>
  new Write<In<'AssetChange'>, Asset>((body, headers) => unwrap(http.PATCH('/api/v1/assets/{key}', { params: { path: { key } }, body, headers })));

export const moveAsset = (key: string) =>
  new Write<In<'MoveIn'>, Asset>((body, headers) => unwrap(http.POST('/api/v1/assets/{key}/move', { params: { path: { key } }, body, headers })));

export const setEnvironment = (key: string) =>
  new Write<In<'EnvironmentIn'>, Asset>((body, headers) => unwrap(http.PATCH('/api/v1/assets/{key}/environment', { params: { path: { key } }, body, headers })));

export const setWarranties = (key: string) =>
  new Write<In<'WarrantiesIn'>, Asset>((body, headers) => unwrap(http.PUT('/api/v1/assets/{key}/warranties', { params: { path: { key } }, body, headers })));

export const addProduct = () => new Write<In<'ProductIn'>, Product>((body, headers) => unwrap(http.POST('/api/v1/products', { body, headers })));

export const changeProduct = (key: string) =>
  new Write<In<'ProductChange'>, Product>((body, headers) => unwrap(http.PATCH('/api/v1/products/{key}', { params: { path: { key } }, body, headers })));

export const addFaultCode = () => new Write<In<'FaultCodeIn'>, FaultCode>((body, headers) => unwrap(http.POST('/api/v1/fault-codes', { body, headers })));

export const changeFaultCode = (key: string) =>
  new Write<In<'FaultCodeChange'>, FaultCode>((body, headers) => unwrap(http.PATCH('/api/v1/fault-codes/{key}', { params: { path: { key } }, body, headers })));

type Plain = Extract<keyof paths, `/api/v1/assets/{key}/${'archive' | 'restore'}` | '/api/v1/products/{key}/archive' | '/api/v1/fault-codes/{key}/archive'>;

/** A step that needs no more facts than which one it is about and which version was seen. */
export const step = (path: Plain, key: string) =>
  new Write<null, unknown>((_, headers) => unwrap(http.POST(path, { params: { path: { key } }, headers } as never)));
