import i18next from 'i18next';
import { describe, expect, test } from 'vitest';

import { changeLanguage, type Language } from './i18n';
import { ago, duration, exact, HOUR, MINUTE, moment, type Reader } from './time';


const NOW = new Date('2026-11-21T02:42:00Z'); // 10:42 in Shanghai

const reader = (language: Language, zone = 'Asia/Shanghai'): Reader => ({ language, zone, say: i18next.getFixedT(language) });

describe('in Chinese', () => {
  test.each([
    ['2026-11-21T02:41:30Z', '刚刚'],
    ['2026-11-21T02:30:00Z', '12 分钟前'],
    ['2026-11-20T23:42:00Z', '3 小时前'],
    ['2026-11-20T09:20:00Z', '昨天 17:20'],
    ['2026-09-03T09:20:00Z', '9月3日 17:20'],
    ['2025-09-03T09:20:00Z', '2025年9月3日 17:20'],
    ['2026-11-21T06:17:00Z', '今天 14:17'],
    ['2026-11-22T03:30:00Z', '明天 11:30'],
  ])('%s is said %s', (at, said) => {
    expect(ago(new Date(at), NOW, reader('zh-CN'))).toBe(said);
  });

  test.each([
    [20_000, '1 分'],
    [35 * MINUTE, '35 分'],
    [HOUR, '1 时'],
    [80 * MINUTE, '1 时 20 分'],
    [65 * MINUTE, '1 时 05 分'],
    [76 * HOUR, '3 天 4 时'],
    [-35 * MINUTE, '35 分'],
  ])('%i ms lasts %s', (ms, said) => {
    expect(duration(ms, reader('zh-CN').say)).toBe(said);
  });
});

test('in English', async () => {
  await changeLanguage('en');
  expect(ago(new Date('2026-11-21T02:41:00Z'), NOW, reader('en'))).toBe('1 minute ago');
  expect(ago(new Date('2026-11-21T02:30:00Z'), NOW, reader('en'))).toBe('12 minutes ago');
  expect(moment(new Date('2026-11-22T03:30:00Z'), NOW, reader('en'))).toBe('tomorrow 11:30');
  expect(duration(80 * MINUTE, reader('en').say)).toBe('1 h 20 min');
});

test('yesterday is a day of the reader, not of the machine', () => {
  const at = new Date('2026-11-20T22:00:00Z'); // already the 21st in Shanghai, still the 20th in London
  expect(moment(at, NOW, reader('zh-CN'))).toBe('今天 06:00');
  expect(moment(at, NOW, reader('zh-CN', 'Europe/London'))).toBe('昨天 22:00');
});

test('the zone is named only when it is not the machine’s', () => {
  const at = new Date('2026-11-21T02:00:07Z');
  expect(exact(at, reader('zh-CN'), 'Asia/Shanghai')).toBe('2026/11/21 10:00:07');
  expect(exact(at, reader('zh-CN'), 'Europe/Berlin')).toMatch(/2026\/11\/21 GMT\+8 10:00:07|10:00:07.*(GMT|UTC)\+8/);
});
