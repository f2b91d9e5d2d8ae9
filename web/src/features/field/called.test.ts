import { expect, test } from 'vitest';

import { calledOf } from './called';

const contact = { key: 'c', name: '张伟', address: '张工', job_title: '', care: '', phone_masked: '+86138****1234' };

test('who was named on the order is called, else the contact', () => {
  expect(calledOf({ contact, wish: { name: '李四', phone_masked: '+86139****2222', suits: [] } })).toEqual({ name: '李四', address: '李四', phone_masked: '+86139****2222' });
  expect(calledOf({ contact, wish: { name: '', phone_masked: '', suits: ['morning'] } })).toBe(contact);
  expect(calledOf({ contact: null, wish: null })).toBeNull();
});
