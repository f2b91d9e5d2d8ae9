import { expect, test } from 'vitest';

import { mapAddress } from './trip';

const [ANDROID, IPHONE] = ['Mozilla/5.0 (Linux; Android 14) Chrome/126.0', 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)'];
const AT = { latitude: 31.2, longitude: 121.5 };
const NOWHERE = { latitude: null, longitude: null };

test.each([
  ['the words near the position', ANDROID, { name: '东楼', address: '张衡路 88 号', ...AT }, 'geo:31.2,121.5?q=%E5%BC%A0%E8%A1%A1%E8%B7%AF%2088%20%E5%8F%B7'],
  ['a position alone', ANDROID, { name: 'B1', address: '', ...AT }, 'geo:31.2,121.5?q=31.2,121.5(B1)'],
  ['words alone', ANDROID, { name: 'B1', address: 'Road 1 & 2', ...NOWHERE }, 'geo:0,0?q=Road%201%20%26%202'],
  ['an iPhone knows no geo addresses', IPHONE, { name: 'B1', address: 'Road 1', ...AT }, 'maps://?daddr=Road%201'],
  ['an iPhone and a position alone', IPHONE, { name: 'B1', address: '', ...AT }, 'maps://?daddr=31.2,121.5'],
])('%s', (_, agent, place, opens) => {
  expect(mapAddress(place, agent)).toBe(opens);
});
