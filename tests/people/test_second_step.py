"""The second step of signing in: TOTP, recovery codes, security keys. Until it is done nobody is signed in."""

import time

import pytest
from allauth.mfa.models import Authenticator as Stored
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from aftersales.people import signed
from tests.people.authenticator import Authenticator
from tests.people.conftest import ELSEWHERE, PASSWORD, Page


def code_of(secret, periods=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + periods))


@pytest.fixture(autouse=True)
def _not_at_the_turn_of_a_code():
    left = 30 - time.time() % 30
    if left < 4:
        time.sleep(left)


@pytest.fixture
def inside(page, tessa):
    """Tess, signed in, who has just typed her password again."""
    page.sign_in(email="tess@example.com")
    assert page.ask("POST", "auth/reauthenticate", {"password": PASSWORD}).status_code == 200
    return page


@pytest.fixture
def secret(inside):
    """Tess has a code generator."""
    secret = inside.ask("GET", "account/authenticators/totp").json()["meta"]["secret"]
    assert inside.ask("POST", "account/authenticators/totp", {"code": code_of(secret)}).status_code == 200
    return secret


def test_a_second_step_is_not_added_without_typing_the_password_again(page, tessa):
    page.sign_in(email="tess@example.com")
    secret = page.ask("GET", "account/authenticators/totp").json()["meta"]["secret"]
    assert page.ask("POST", "account/authenticators/totp", {"code": code_of(secret)}).status_code == 401
    assert not Stored.objects.exists()


def test_a_wrong_code_adds_nothing(inside):
    inside.ask("GET", "account/authenticators/totp")
    assert inside.ask("POST", "account/authenticators/totp", {"code": "000000"}).status_code == 400
    assert not Stored.objects.exists()


def test_with_the_password_alone_nobody_is_signed_in(secret):
    page = Page(ELSEWHERE)
    answer = page.sign_in(email="tess@example.com")
    assert answer.status_code == 401
    assert {"id": "mfa_authenticate", "is_pending": True, "types": ["recovery_codes", "totp"]} in answer.json()["data"][
        "flows"
    ]
    assert page.client.cookies["sessionid"].value
    assert page.me() == 401
    assert page.ask("GET", "auth/session").status_code == 401
    assert page.ask("GET", "account/authenticators").status_code == 401


def test_a_wrong_code_leaves_one_outside(secret):
    page = Page(ELSEWHERE)
    page.sign_in(email="tess@example.com")
    answer = page.ask("POST", "auth/2fa/authenticate", {"code": "000000"})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "incorrect_code")
    assert "验证码不正确" in answer.json()["errors"][0]["message"]
    assert page.me() == 401


def test_five_wrong_codes_close_the_second_step(secret):
    for number in range(5):
        page = Page(f"203.0.113.{number}")
        page.sign_in(email="tess@example.com")
        page.ask("POST", "auth/2fa/authenticate", {"code": "000000"})
    answer = page.ask("POST", "auth/2fa/authenticate", {"code": code_of(secret)})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "too_many_login_attempts")


def test_the_code_signs_in_once_and_a_copied_one_does_not(secret):
    page, thief = Page(ELSEWHERE), Page("203.0.113.77")
    for browser in (page, thief):
        browser.sign_in(email="tess@example.com")
    assert page.ask("POST", "auth/2fa/authenticate", {"code": code_of(secret)}).status_code == 200
    assert page.me() == 200
    assert thief.ask("POST", "auth/2fa/authenticate", {"code": code_of(secret)}).status_code == 400
    assert thief.me() == 401


def test_the_code_before_and_after_do_not_count(secret):
    page = Page(ELSEWHERE)
    page.sign_in(email="tess@example.com")
    for periods in (-1, 1):
        answer = page.ask("POST", "auth/2fa/authenticate", {"code": code_of(secret, periods)})
        assert answer.status_code == 400


def test_the_secret_is_stored_sealed(secret):
    stored = Stored.objects.get(type=Stored.Type.TOTP)
    assert secret not in str(stored.data)


def test_a_recovery_code_signs_in_once(inside, secret):
    codes = inside.ask("GET", "account/authenticators/recovery-codes").json()["data"]["unused_codes"]
    assert len(codes) == 10
    for expected in (200, 400):
        page = Page(ELSEWHERE)
        page.sign_in(email="tess@example.com")
        assert page.ask("POST", "auth/2fa/authenticate", {"code": codes[0]}).status_code == expected
        assert page.me() == (200 if expected == 200 else 401)


def test_a_new_password_by_mail_does_not_step_around_the_second_step(secret):
    page = Page(ELSEWHERE)
    page.sign_in(email="tess@example.com")
    assert page.ask("DELETE", "account/authenticators/totp").status_code == 401


# -- security keys -----------------------------------------------------------------------------------------------------

KEYS = "account/authenticators/webauthn"


def secure(page):
    """Security keys exist over TLS only."""
    page.client.defaults["wsgi.url_scheme"] = "https"
    page.client.defaults["HTTP_REFERER"] = "https://testserver/"
    return page


def register(page, key, how=""):
    options = page.ask("GET", KEYS + how).json()["data"]["creation_options"]
    told = {"name": "my key", "credential": key.create(options), **({"passwordless": True} if how else {})}
    return page.ask("POST", KEYS, told)


def test_a_key_of_another_site_is_refused(inside):
    assert register(secure(inside), Authenticator("https://evil.example")).status_code == 400
    assert not Stored.objects.exists()


def test_the_options_name_this_site_and_not_another(inside):
    options = inside.ask("GET", KEYS).json()["data"]["creation_options"]["publicKey"]
    assert options["rp"] == {"id": "testserver", "name": "Aftersales 售后"}


def test_a_key_is_the_second_step(inside):
    key = Authenticator()
    assert register(secure(inside), key).status_code == 200
    page = secure(Page(ELSEWHERE))
    assert page.sign_in(email="tess@example.com").status_code == 401
    assert page.me() == 401
    options = page.ask("GET", "auth/webauthn/authenticate").json()["data"]["request_options"]
    other = Authenticator()
    other.id, other.owner = key.id, key.owner
    assert page.ask("POST", "auth/webauthn/authenticate", {"credential": other.get(options)}).status_code == 400
    options = page.ask("GET", "auth/webauthn/authenticate").json()["data"]["request_options"]
    assert page.ask("POST", "auth/webauthn/authenticate", {"credential": key.get(options)}).status_code == 200
    assert page.me() == 200


def test_a_passkey_signs_in_without_a_password_and_not_twice_with_one_answer(inside):
    key = Authenticator()
    assert register(secure(inside), key, "?passwordless").status_code == 200
    page = secure(Page(ELSEWHERE))
    answer = key.get(page.ask("GET", "auth/webauthn/login").json()["data"]["request_options"])
    assert page.ask("POST", "auth/webauthn/login", {"credential": answer}).status_code == 200
    assert page.me() == 200
    assert secure(Page(ELSEWHERE)).ask("POST", "auth/webauthn/login", {"credential": answer}).status_code == 400


def test_a_passkey_of_somebody_who_left_opens_nothing(inside, tessa):
    key = Authenticator()
    register(secure(inside), key, "?passwordless")
    type(tessa).objects.filter(pk=tessa.pk).update(is_active=False)
    page = secure(Page(ELSEWHERE))
    answer = key.get(page.ask("GET", "auth/webauthn/login").json()["data"]["request_options"])
    assert page.ask("POST", "auth/webauthn/login", {"credential": answer}).status_code == 403
    assert page.me() == 401


def test_a_session_that_waits_for_its_second_step_is_nobody_s(secret):
    page = Page(ELSEWHERE)
    page.sign_in(email="tess@example.com")
    other = Client()
    other.cookies["sessionid"] = page.client.cookies["sessionid"].value
    assert other.get("/api/v1/me").status_code == 401
    assert signed._by_session(other.cookies["sessionid"].value) is None
