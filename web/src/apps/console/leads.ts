import { customerPath } from '@/features/customers/paths';
import { assetPath } from '@/features/assets/paths';
import type { LeadsTo } from '@/features/notices/notice-line';
import { orderPath } from '@/features/workorders/paths';

/** Where something is read on; a notice that names no room is about an order. */
export const leadsTo: LeadsTo = (subject, room) => (room === 'customers' ? customerPath(subject) : room === 'assets' ? assetPath(subject) : orderPath(subject, ''));
