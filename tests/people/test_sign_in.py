"""Signing in and out over HTTP: by e-mail and phone, the lock-out, a lost password, what stays closed."""

import json
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.db import connection
from django.db.models import F
from django.test import Client

from aftersales.people import jobs, sealed
from aftersales.people.models import Person
from tests.people.conftest import ELSEWHERE, PASSWORD, Page, with_password


def test_a_wrong_password_is_refused_in_the_product_s_words(page, tessa):
    answer = page.sign_in(email="tess@example.com", password="wrong")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["code"] == "email_password_mismatch"
    assert "邮箱或密码不正确" in answer.json()["errors"][0]["message"]
    assert page.me() == 401


def test_somebody_unknown_is_refused_like_a_wrong_password(page, tessa):
    unknown = page.sign_in(email="nobody@example.com").json()
    wrong = page.sign_in(email="tess@example.com", password="wrong").json()
    assert unknown["errors"] == wrong["errors"]


def test_signing_in_without_a_csrf_token_is_refused(tessa):
    stranger = Client(enforce_csrf_checks=True)
    body = json.dumps({"email": tessa.email, "password": PASSWORD})
    answer = stranger.post("/_allauth/browser/v1/auth/login", body, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf_failed")


def test_both_email_and_phone_at_once_are_refused(page, tessa):
    assert page.sign_in(email="tess@example.com", phone="13800138000").status_code == 400


@pytest.mark.parametrize("email", ["tess@example.com", "Tess@Example.com"])
def test_an_email_address_signs_in(page, tessa, email):
    answer = page.sign_in(email=email)
    assert answer.status_code == 200
    assert answer.json()["data"]["user"]["id"] == str(tessa.key)
    assert page.me() == 200


@pytest.mark.parametrize("phone", ["+8613800138000", "13800138000", "138 0013 8000"])
def test_a_phone_number_signs_in_as_people_write_it(page, tessa, phone):
    assert page.sign_in(phone=phone).status_code == 200
    assert page.me() == 200


def test_what_is_no_phone_number_is_said_so(page, tessa):
    answer = page.sign_in(phone="12")
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "bad_phone")


def test_somebody_with_a_phone_only_signs_in(page, tessa):
    Person.objects.filter(pk=tessa.pk).update(email=None)
    assert page.sign_in(phone="13800138000").status_code == 200
    assert page.me() == 200


def test_customers_come_in_by_the_same_page_and_stay_outside_the_staff_door(page, cast):
    with_password("carl")
    assert page.sign_in(email="carl@example.com").json()["data"]["user"]["is_customer"] is True
    answer = page.client.get("/api/v1/me")
    assert (answer.status_code, answer.json()["code"]) == (403, "other_door")


def test_passwords_are_kept_by_argon2(tessa):
    assert tessa.password.startswith("argon2$")


def test_somebody_whose_account_is_closed_is_told_so(page, tessa):
    Person.objects.filter(pk=tessa.pk).update(is_active=False)
    answer = page.sign_in(email="tess@example.com")
    assert (answer.status_code, answer.json()["code"]) == (403, "signin_disabled")
    assert page.me() == 401


# -- lock-out ----------------------------------------------------------------------------------------------------------


def lock_out(page, **login):
    for _ in range(5):
        answer = page.sign_in(**login, password="wrong")
    return answer


def test_five_wrong_passwords_close_the_way_even_for_the_right_one(page, tessa):
    locked = lock_out(page, email="tess@example.com")
    assert (locked.status_code, locked.json()["code"]) == (429, "signin_locked")
    assert locked["Retry-After"] == "900"
    assert "15" in locked.json()["detail"]
    assert page.sign_in(email="tess@example.com").status_code == 429
    assert page.me() == 401


def test_email_and_phone_count_as_one_person(page, tessa):
    for _ in range(3):
        page.sign_in(email="tess@example.com", password="wrong")
    for _ in range(2):
        page.sign_in(phone="13800138000", password="wrong")
    assert page.sign_in(email="tess@example.com").status_code == 429


def test_a_stranger_elsewhere_locks_nobody_out(page, tessa):
    lock_out(Page(ELSEWHERE), email="tess@example.com")
    assert page.sign_in(email="tess@example.com").status_code == 200


def test_a_colleague_in_the_same_office_locks_nobody_out(page, tessa):
    with_password("toby")
    lock_out(page, email="toby@example.com")
    assert page.sign_in(email="tess@example.com").status_code == 200


def test_a_locked_out_account_looks_like_one_that_is_not_there(page, tessa):
    there = lock_out(page, email="tess@example.com").json()
    not_there = lock_out(Page(ELSEWHERE), email="nobody@example.com").json()
    assert {**there, "request": ""} == {**not_there, "request": ""}


def test_the_lock_opens_after_a_quarter_of_an_hour(page, tessa):
    lock_out(page, email="tess@example.com")
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=14))
    assert page.sign_in(email="tess@example.com").status_code == 429
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=2))
    assert page.sign_in(email="tess@example.com").status_code == 200


def test_the_right_password_forgives_the_wrong_ones(page, tessa):
    for _ in range(4):
        page.sign_in(phone="13800138000", password="wrong")
    assert page.sign_in(phone="13800138000").status_code == 200
    assert not AccessAttempt.objects.exists()


def test_attempts_from_all_over_the_world_end_at_a_limit_per_account(tessa):
    for number in range(30):
        Page(f"203.0.113.{number}").sign_in(email="tess@example.com", password="wrong")
    answer = Page("192.0.2.1").sign_in(email="tess@example.com")
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "too_many_login_attempts")


def test_no_login_name_is_kept_of_an_attempt(page, tessa):
    page.sign_in(email="nobody@example.com", password="wrong")
    page.sign_in(email="tess@example.com", password="wrong")
    kept = " ".join(str(value) for row in AccessAttempt.objects.values() for value in row.values())
    assert "example.com" not in kept
    assert str(tessa.key) in kept


# -- a lost password ---------------------------------------------------------------------------------------------------


def queued_mails():
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = 'people.mail_reset_code'")
        return [args if isinstance(args, dict) else json.loads(args) for (args,) in cursor.fetchall()]


def test_a_stranger_s_address_gets_no_mail_and_the_same_answer(page, tessa):
    known = page.ask("POST", "auth/password/request", {"email": "tess@example.com"})
    unknown = Page(ELSEWHERE).ask("POST", "auth/password/request", {"email": "nobody@example.com"})
    assert known.status_code == unknown.status_code == 401
    assert known.json() == unknown.json()
    assert [mail["email"] for mail in queued_mails()] == ["tess@example.com"]


def test_one_address_is_mailed_once_in_five_minutes(tessa):
    for number in range(5):
        Page(f"203.0.113.{number}").ask("POST", "auth/password/request", {"email": "tess@example.com"})
    assert len(queued_mails()) == 1


def test_a_lost_password_is_set_anew_by_a_code_and_ends_every_sign_in(page, tessa, mailoutbox):
    old = Page()
    old.sign_in(email="tess@example.com")
    page.ask("POST", "auth/password/request", {"email": "tess@example.com"})
    (mail,) = queued_mails()
    code = sealed.unseal(mail["sealed"])
    jobs.mail_reset_code(**mail)
    assert code in mailoutbox[0].body
    assert (
        page.ask("POST", "auth/password/reset", {"key": "WRONG-CODE", "password": "n3w-Pass-Wort"}).status_code == 400
    )
    assert page.ask("POST", "auth/password/reset", {"key": code, "password": "12345678"}).status_code == 400
    assert page.ask("POST", "auth/password/reset", {"key": code, "password": "n3w-Pass-Wort"}).status_code == 401
    assert old.me() == 401
    assert page.sign_in(email="tess@example.com").status_code == 400
    assert page.sign_in(email="tess@example.com", password="n3w-Pass-Wort").status_code == 200


# -- what stays closed -------------------------------------------------------------------------------------------------


def test_nobody_signs_up(page):
    answer = page.ask("POST", "auth/signup", {"email": "new@example.com", "password": PASSWORD})
    assert answer.status_code == 404
    assert not Person.objects.filter(email="new@example.com").exists()
    assert page.ask("GET", "config").json()["data"]["account"]["is_open_for_signup"] is False


@pytest.mark.parametrize("address", ["account/email", "account/phone", "auth/email/verify", "auth/phone/verify"])
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE"])
def test_addresses_are_not_changed_at_the_sign_in_page(page, tessa, address, method):
    page.sign_in(email="tess@example.com")
    assert page.ask(method, address, {"email": "other@example.com", "phone": "+8613900139000"}).status_code == 404
