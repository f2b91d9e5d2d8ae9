import { useQuery } from '@tanstack/react-query';

import type { QueueSpot } from '../queries';
import { previewQuery } from './queries';
import type { Among, Filter, Preview } from './types';
import { useList } from './use-list';
import { grounds, joined } from './whole';

/** What a condition means and how much it finds; nothing is asked where there is none. */
export function usePreview(filter: Filter | null, among: Among): Preview | undefined {
  const told = filter ? JSON.stringify(filter) : '';
  const preview = useQuery({ ...previewQuery(told, among), enabled: told !== '' });
  return told === '' ? undefined : preview.data;
}

/** Among which orders the list looks, and all that it asks: by its view, by what it is narrowed to, by the address. */
export function useWhole(queue: QueueSpot): { among: Among; filter: Filter | null } {
  const { spot, filter, view } = useList();
  return { among: spot.among ?? view?.among ?? 'open', filter: joined(view?.filter, grounds(queue), filter) };
}
