import { customerPath } from '@/features/customers/paths';
import { assetPath } from '@/features/assets/paths';
import { proposalPath } from '@/features/dispatch/proposals/paths';
import type { LeadsTo } from '@/features/notices/notice-line';
import { orderPath } from '@/features/workorders/paths';

/** Where something is read on; a notice that names no room is about an order. */
export const leadsTo: LeadsTo = (subject, room) => (PATHS[room ?? ''] ?? orderPath)(subject, '');

const PATHS: Record<string, (subject: string) => string> = { customers: customerPath, assets: assetPath, proposals: proposalPath };
