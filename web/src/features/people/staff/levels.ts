import type { components } from '@/api/staff';

type Level = components['schemas']['Level'];

/** The word of each grade; a new one of the server's does not compile until it has one. */
export const levelWord: Record<Level, `person.level.${'junior' | 'middle' | 'senior'}`> = {
  1: 'person.level.junior',
  2: 'person.level.middle',
  3: 'person.level.senior',
};

export const LEVELS: Level[] = [1, 2, 3];

export const isLevel = (value: number | null): value is Level => value !== null && value in levelWord;

export const PROFICIENCIES = [1, 2, 3, 4, 5] as const;
