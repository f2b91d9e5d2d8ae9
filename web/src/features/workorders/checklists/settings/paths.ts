import { SETTINGS } from '@/features/people/paths';

export const CHECKLISTS = `${SETTINGS}/checklists`;
