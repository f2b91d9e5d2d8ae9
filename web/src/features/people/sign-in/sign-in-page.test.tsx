import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

import { show } from '@/testing/render';
import { serving, type Asked } from '@/testing/server';

import { SignInPage } from './sign-in-page';

const SESSION = 'GET /_allauth/browser/v1/auth/session';
const LOGIN = 'POST /_allauth/browser/v1/auth/login';
const CODE = 'POST /_allauth/browser/v1/auth/2fa/authenticate';
const asksForCode = { status: 401, body: { data: { flows: [{ id: 'login' }, { id: 'mfa_authenticate', is_pending: true }] } } };
const signedIn = { status: 200, body: {} };
const nobody = { status: 401, body: { data: { flows: [] } } };

async function fillIn(login: string, password: string): Promise<void> {
  await userEvent.type(screen.getByLabelText('邮箱或手机号'), login);
  await userEvent.type(screen.getByLabelText('密码'), `${password}{Enter}`);
}

const sent = (asked: Asked[], path: string): unknown => asked.find((one) => one.path.endsWith(path))?.body;

test('an address with an @ is an e-mail, the rest is a phone number', async () => {
  const asked = serving({ [SESSION]: nobody, [LOGIN]: signedIn });
  const entered = vi.fn(() => Promise.resolve());
  const { unmount } = show(<SignInPage onSignedIn={entered} />);
  await fillIn('min@example.com', 'secret');
  expect(sent(asked, '/login')).toEqual({ email: 'min@example.com', password: 'secret' });
  expect(entered).toHaveBeenCalledOnce();
  unmount();
  asked.length = 0;
  show(<SignInPage onSignedIn={entered} />);
  await fillIn('138 0000 1234', 'secret');
  expect(sent(asked, '/login')).toEqual({ phone: '13800001234', password: 'secret' });
});

test('an account with a second step is asked for its code', async () => {
  const asked = serving({ [SESSION]: nobody, [LOGIN]: asksForCode, [CODE]: signedIn });
  const entered = vi.fn(() => Promise.resolve());
  show(<SignInPage onSignedIn={entered} />);
  await fillIn('min@example.com', 'secret');
  await userEvent.type(await screen.findByLabelText('验证码'), '123 456{Enter}');
  expect(sent(asked, '/authenticate')).toEqual({ code: '123456' });
  expect(entered).toHaveBeenCalledOnce();
});

test.each([
  [{ status: 400, body: {} }, '密码不对'],
  [nobody, '密码不对'],
  [{ status: 429, body: {} }, '太频繁'],
  [{ status: 401, body: { data: { flows: [{ id: 'verify_email', is_pending: true }] } } }, '先完成一步验证'],
  [{ status: 503, body: { detail: '数据库暂时连不上。' } }, '数据库暂时连不上。'],
])('a refusal says why and what to do (%#)', async (answer, said) => {
  serving({ [SESSION]: nobody, [LOGIN]: answer });
  const entered = vi.fn(() => Promise.resolve());
  show(<SignInPage onSignedIn={entered} />);
  await fillIn('min@example.com', 'wrong');
  expect((await screen.findByRole('alert')).textContent).toContain(said);
  expect(entered).not.toHaveBeenCalled();
});

test('nothing is sent while something is missing', async () => {
  const asked = serving({});
  show(<SignInPage onSignedIn={() => Promise.resolve()} />);
  await userEvent.click(screen.getByRole('button', { name: '登录' }));
  expect(screen.getByText('请填写密码')).toBeTruthy();
  expect(asked).toEqual([]);
});

test('the door speaks the other language too', async () => {
  serving({});
  show(<SignInPage onSignedIn={() => Promise.resolve()} />);
  await userEvent.click(screen.getByRole('button', { name: 'English' }));
  expect(screen.getByRole('button', { name: 'Sign in' })).toBeTruthy();
});
