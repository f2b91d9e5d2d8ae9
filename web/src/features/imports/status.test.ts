import { describe, expect, test } from 'vitest';

import { chosen, FIXED, headerNames, isOpen, lackingOf, letterOf, remapped, stepOf } from './status';
import type { Column } from './types';

const column = (name: string, required: boolean): Column => ({ name, required, kind: 'text', name_zh: name, name_en: name, example_zh: '', example_en: '', choices: [] });

describe('which step is next', () => {
  test('a file is read, mapped, checked and taken in', () => {
    expect(stepOf({ state: 'reading', lacking: [], mode: '' })).toBe('file');
    expect(stepOf({ state: 'unreadable', lacking: [], mode: '' })).toBe('file');
    expect(stepOf({ state: 'mapped', lacking: ['name'], mode: '' })).toBe('columns');
    expect(stepOf({ state: 'mapped', lacking: [], mode: '' })).toBe('check');
    expect(stepOf({ state: 'checked', lacking: [], mode: '' })).toBe('run');
    expect(stepOf({ state: 'undone', lacking: [], mode: 'all' })).toBe('run');
  });

  test('what is over or in hand cannot be changed', () => {
    expect((['reading', 'checking', 'running', 'done', 'forgotten', 'unreadable'] as const).filter(isOpen)).toEqual([]);
    expect((['mapped', 'checked', 'undone', 'stopped', 'failed'] as const).every(isOpen)).toBe(true);
  });
});

describe('columns', () => {
  test('a choice is a place, a value for all, or nothing', () => {
    const mapping = { code: { column: 0, value: '' }, tier: { column: null, value: 'gold' } };
    expect([chosen(mapping, 'code'), chosen(mapping, 'tier'), chosen(mapping, 'name')]).toEqual([0, FIXED, undefined]);
    expect(remapped(mapping, 'tier', { column: 3 })['tier']).toEqual({ column: 3, value: '' });
    expect(Object.keys(remapped(mapping, 'tier', undefined))).toEqual(['code']);
  });

  test('what is required and not chosen is said', () => {
    expect(lackingOf([column('code', true), column('name', true), column('size', false)], { code: { column: 0, value: '' } })).toEqual(['name']);
  });

  test('headers that are the same or empty can be told apart', () => {
    expect(headerNames(['name', '', 'name', 'x'])).toEqual(['name', 'B', 'name (2)', 'x']);
    expect([letterOf(0), letterOf(25), letterOf(26), letterOf(299)]).toEqual(['A', 'Z', 'AA', 'KN']);
  });
});
