import { describe, expect, it } from 'vitest';

import staff from '@/api/staff.json';

import { carrying, ONCE, prepared, type Document } from './prepared';

const given = { csrf: 'abc', name: 'one', language: 'en' };

describe('the documents for trying out', () => {
  it('ask nobody for the name of a write, and keep all else', () => {
    const told = prepared(staff as Document);
    const asked = (of: Document) => Object.values(of.paths).flatMap((one) => Object.values(one).flatMap(({ parameters }) => parameters ?? []));
    expect(asked(staff as Document).some(({ name }) => name === ONCE)).toBe(true);
    expect(asked(told)).toEqual(asked(staff as Document).filter(({ name }) => name !== ONCE));
    expect(Object.keys(told.paths)).toEqual(Object.keys(staff.paths));
  });

  it('a write carries its name and the token of the page', () => {
    expect(carrying({ url: '/x', method: 'post', headers: { 'If-Match': '"1"' } }, given).headers).toEqual({ 'Accept-Language': 'en', 'If-Match': '"1"', 'X-CSRFToken': 'abc', [ONCE]: 'one' });
  });

  it('reading carries neither', () => {
    expect(carrying({ url: '/x' }, given).headers).toEqual({ 'Accept-Language': 'en' });
  });
});
