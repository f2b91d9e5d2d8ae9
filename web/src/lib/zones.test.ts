import { expect, test } from 'vitest';

import { namedZones, zoneName } from './zones';

const winter = new Date('2026-11-22T00:00:00Z');
const summer = new Date('2026-07-22T00:00:00Z');

test('a zone is called as people call it, with how far it is from Greenwich at that time', () => {
  expect(zoneName('Asia/Shanghai', 'zh-CN', winter)).toBe('中国标准时间 (GMT+8)');
  expect(zoneName('Asia/Shanghai', 'en', winter)).toBe('China Standard Time (GMT+8)');
  expect([zoneName('Europe/Berlin', 'en', winter), zoneName('Europe/Berlin', 'en', summer)]).toEqual(['Central European Time (GMT+1)', 'Central European Time (GMT+2)']);
});

test('one without a name of its own, or that this browser does not know, is called by its id', () => {
  expect(zoneName('Etc/GMT+3', 'zh-CN', winter)).toBe('Etc/GMT+3 (GMT-3)');
  expect(zoneName('Mars/Olympus', 'en', winter)).toBe('Mars/Olympus');
});

test('every zone stands once, and none is called by a bare distance', () => {
  const zones = namedZones('zh-CN', winter);
  expect(new Set(zones.map((one) => one.zone)).size).toBe(zones.length);
  expect(zones[0]).toEqual({ zone: 'Asia/Shanghai', name: '中国标准时间 (GMT+8)' });
  expect(zones.filter((one) => one.name.startsWith('GMT'))).toEqual([]);
});
