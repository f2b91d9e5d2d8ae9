import { describe, expect, test } from 'vitest';

import { begun, freshDraft, kindOf, missing, reportOf, type Draft, type Say } from './report-draft';

const CONTACT = { name: '张伟', phone: '138 0000 1234' };
const THING = { key: 'a1', name: '外机 3 号', text: '', software: false };
const say: Say = { sign: (sign) => `<${sign}>`, since: (since) => since, and: '、', line: (name, values) => `${name} ${Object.values(values).join(' ')}` };
const draft = (told: Partial<Draft>): Draft => ({ ...freshDraft(), ...told });

describe('what is missing', () => {
  test.each([
    [1, {}, ['thing']],
    [1, { thing: THING }, []],
    [2, { thing: THING }, ['see', 'effect']],
    [2, { other: true, words: 'x', effect: 'minor' }, ['otherName']],
    [2, { thing: THING, signs: ['alarm'], effect: 'stopped' }, []],
    [3, {}, []],
    [3, { name: ' ', phone: 'no' }, ['name', 'phone']],
  ] as [1 | 2 | 3, Partial<Draft>, string[]][])('on step %i (%#)', (step, told, found) => {
    expect(missing(step, draft(told), CONTACT)).toEqual(found);
  });
});

test('the title says what is wrong, the rest is below it', () => {
  const told = reportOf(draft({ thing: THING, signs: ['alarm'], words: ' 面板显示 E6\n今晚要投料 ', since: 'today', effect: 'stopped', whens: ['morning', 'evening'], note: '门卫登记' }), CONTACT, say);
  expect(told.title).toBe('<alarm>：面板显示 E6');
  expect(told.description).toBe('面板显示 E6\n今晚要投料\n\nbodySince today\nbodyNote 门卫登记');
  expect(told).toMatchObject({ asset: 'a1', effect: 'stopped', kind: 'repair', channel: 'web', suits: ['morning', 'evening'] });
  expect(told.call_name).toBeUndefined();
});

test('whom to call is sent where it is somebody else, or another number', () => {
  expect(reportOf(draft({ thing: THING, name: ' 李四 ' }), CONTACT, say)).toMatchObject({ call_name: '李四', call_phone: '138 0000 1234' });
  expect(reportOf(draft({ thing: THING, phone: '139' }), CONTACT, say)).toMatchObject({ call_name: '张伟', call_phone: '139' });
  expect(reportOf(draft({ thing: THING, name: '张伟', phone: '138 0000 1234' }), CONTACT, say)).not.toHaveProperty('call_name');
});

test('a title stays one line of at most 200 signs, emoji whole', () => {
  const { title } = reportOf(draft({ other: true, otherName: '机'.repeat(190), words: '🔥'.repeat(100) }), CONTACT, say);
  expect(Array.from(title)).toHaveLength(200);
  expect(title.endsWith('…')).toBe(true);
  expect(title).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
});

test('what is not in the list names its place, and no asset', () => {
  const told = reportOf(draft({ other: true, otherName: '旧空压机', site: 's1', signs: ['noise'] }), CONTACT, say);
  expect(told).toMatchObject({ title: '旧空压机：<noise>', site: 's1' });
  expect(told.asset).toBeUndefined();
});

test('a program is helped from afar, and a question is a question', () => {
  const software = { ...THING, software: true };
  expect(kindOf(draft({ thing: software, signs: ['error'] }))).toBe('support');
  expect(kindOf(draft({ thing: software, signs: ['how'] }))).toBe('inquiry');
  expect(kindOf(draft({ other: true }))).toBe('repair');
});

test('an empty draft is no draft', () => {
  expect(begun(freshDraft())).toBe(false);
  expect(begun(draft({ words: 'x' }))).toBe(true);
});
