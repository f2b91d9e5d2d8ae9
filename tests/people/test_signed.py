"""Who sent a request: what it costs, how fast a right taken away is gone, and what does not count as signed in."""

import threading
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from aftersales.base.clock import now
from aftersales.people import signed
from aftersales.people.access import snapshot
from aftersales.people.actions import persons, roles, sign_ins, teams, tokens
from aftersales.people.models import Grant, Person, Revocation, Role, Team
from aftersales.people.signed import Found, Memory, memory
from aftersales.people.states import Scope
from tests.people.conftest import PASSWORD, Page


class Watch:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def monotonic(self) -> float:
        return self.seconds


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    watch = Watch()
    monkeypatch.setattr(signed, "time", watch)
    return watch


def queries() -> CaptureQueriesContext:
    return CaptureQueriesContext(connection)


def test_a_request_of_somebody_known_costs_no_query_and_a_look_at_revocations_every_two_seconds(page, tessa, watch, rf):
    page.sign_in(email="tess@example.com")
    request = rf.get("/api/v1/me")
    request.COOKIES["sessionid"] = page.client.cookies["sessionid"].value
    assert signed.actor_of(request).key == tessa.key
    for _ in range(10):
        with queries() as asked:
            assert signed.actor_of(request).key == tessa.key
        assert len(asked) == 0
    watch.seconds += signed.FRESH_SECONDS
    with queries() as asked:
        for _ in range(10):
            signed.actor_of(request)
    assert len(asked) == 1
    assert "people_revocation" in asked[0]["sql"]


def test_all_of_the_middleware_together_adds_no_query(page, tessa, watch):
    page.sign_in(email="tess@example.com")
    page.client.get("/api/v1/teams")
    with queries() as asked:
        assert page.client.get("/api/v1/teams").status_code == 200
    assert [query["sql"] for query in asked if "people_team" not in query["sql"]] == []


def test_what_is_remembered_is_read_afresh_after_a_minute(page, tessa, watch):
    page.sign_in(email="tess@example.com")
    page.me()
    Person.objects.filter(pk=tessa.pk).update(is_active=False)  # behind the product's back
    watch.seconds += signed.REMEMBER_SECONDS - 1
    assert page.me() == 200
    watch.seconds += 1
    assert page.me() == 401


def test_nothing_is_remembered_beyond_its_own_end(watch, tessa):
    known = Memory()
    loads = []

    def load() -> Found:
        loads.append(1)
        return Found(snapshot(tessa), now() + timedelta(seconds=5))

    known.get("token:x", load)
    watch.seconds += 4
    known.get("token:x", load)
    assert len(loads) == 1
    watch.seconds += 2
    known.get("token:x", load)
    assert len(loads) == 2


# -- taken away, gone within two seconds -------------------------------------------------------------------------------


def give_more(person, ada):
    persons.give_role(key=person.key, by=ada, at=now(), role="storekeeper")


def change_role(person, ada):
    role = Role.objects.get(code="engineer")
    roles.change_role(
        key=role.key, by=ada, at=now(), version=role.version, grants=[roles.Granted("people.see", Scope.OWN)]
    )


def leave_team(person, ada):
    persons.join_team(key=person.key, by=ada, at=now(), team=None)


def lose_territories(person, ada):
    persons.set_territories(key=person.key, by=ada, at=now(), territories=[])


def move_team(person, ada):
    east, south = Team.objects.get(code="east"), Team.objects.get(code="south")
    teams.change_team(key=south.key, by=ada, at=now(), changes={"parent": east.key}, version=south.version)


def rename(person, ada):
    persons.change_person(key=person.key, by=ada, at=now(), changes={"name": "other"}, version=person.version)


@pytest.mark.parametrize("change", [give_more, change_role, leave_team, lose_territories, move_team, rename])
def test_a_change_of_rights_is_known_to_every_process_after_two_seconds(change, page, tessa, ada, watch, rf):
    page.sign_in(email="tess@example.com")
    request = rf.get("/api/v1/me")
    request.COOKIES["sessionid"] = page.client.cookies["sessionid"].value
    before = signed.actor_of(request)
    change(tessa, ada)
    watch.seconds += signed.FRESH_SECONDS
    after = signed.actor_of(request)
    assert after != before
    assert after == snapshot(Person.objects.get(pk=tessa.pk), session=after.session)


def archive(person, ada):
    persons.archive_person(key=person.key, by=ada, at=now())


def new_password(person, ada):
    sign_ins.set_password(key=person.key, by=ada, at=now(), password="n3w-Pass-Wort")


@pytest.mark.parametrize("change", [archive, new_password])
def test_a_sign_in_ends_everywhere_after_two_seconds(change, page, tessa, ada, watch):
    page.sign_in(email="tess@example.com")
    assert page.me() == 200
    change(tessa, ada)
    watch.seconds += signed.FRESH_SECONDS
    assert page.me() == 401


def test_a_cookie_copied_before_signing_out_is_worthless_after_it(page, tessa, watch):
    page.sign_in(email="tess@example.com")
    thief = Client()
    thief.cookies["sessionid"] = page.client.cookies["sessionid"].value
    assert thief.get("/api/v1/me").status_code == 200
    page.ask("DELETE", "auth/session")
    watch.seconds += signed.FRESH_SECONDS
    assert thief.get("/api/v1/me").status_code == 401


def test_one_s_own_change_of_password_keeps_this_browser_and_ends_the_others(page, tessa, watch):
    other = Page()
    page.sign_in(email="tess@example.com")
    other.sign_in(email="tess@example.com")
    assert (page.me(), other.me()) == (200, 200)
    told = {"current_password": PASSWORD, "new_password": "n3w-Pass-Wort"}
    assert page.ask("POST", "account/password/change", {**told, "current_password": "wrong"}).status_code == 400
    assert page.ask("POST", "account/password/change", told).status_code == 200
    watch.seconds += signed.FRESH_SECONDS
    assert (page.me(), other.me()) == (200, 401)


def test_a_revocation_that_becomes_visible_late_is_not_missed(tessa, watch):
    """Two transactions: the one that took the lower id commits after the higher one was read."""
    known = Memory()
    known.get("session:a", lambda: Found(snapshot(tessa, session="a"), now() + timedelta(hours=1)))
    first = Revocation.objects.create(session="other", at=now())
    first.delete()  # as if not yet committed
    Revocation.objects.create(session="another", at=now())
    watch.seconds += signed.FRESH_SECONDS
    assert loaded_again(known, "session:a", tessa) is False
    Revocation.objects.create(pk=first.pk, session="a", at=now())
    watch.seconds += signed.FRESH_SECONDS
    assert loaded_again(known, "session:a", tessa) is True


def test_a_revocation_under_way_when_the_process_starts_is_not_missed(tessa, watch):
    under_way = Revocation.objects.create(session="a", at=now())
    under_way.delete()
    Revocation.objects.create(session="another", at=now())
    known = Memory()
    assert loaded_again(known, "session:a", tessa) is True
    Revocation.objects.create(pk=under_way.pk, session="a", at=now())
    watch.seconds += signed.FRESH_SECONDS
    assert loaded_again(known, "session:a", tessa) is True


def test_a_revocation_read_once_does_not_throw_out_what_was_loaded_since(tessa, watch):
    known = Memory()
    sign_ins.revoke(tessa, at=now())
    assert loaded_again(known, "session:a", tessa) is True
    for _ in range(3):
        watch.seconds += signed.FRESH_SECONDS
        assert loaded_again(known, "session:a", tessa) is False


def test_rights_loaded_while_they_are_revoked_are_not_kept(tessa, watch):
    known = Memory()

    def load_slowly() -> Found:
        old = Found(snapshot(tessa, session="a"), now() + timedelta(hours=1))
        Revocation.objects.create(session="a", at=now())
        watch.seconds += signed.FRESH_SECONDS
        known.get("session:b", lambda: None)  # another thread's request reads the revocation meanwhile
        return old

    known.get("session:a", load_slowly)
    assert loaded_again(known, "session:a", tessa) is True


def loaded_again(known, credential, person):
    loads = []

    def load() -> Found:
        loads.append(1)
        return Found(snapshot(person, session=credential.removeprefix("session:")), now() + timedelta(hours=1))

    known.get(credential, load)
    return bool(loads)


@pytest.mark.django_db(transaction=True)
def test_two_processes_hear_of_it_within_two_seconds_of_real_time(cast, tess):
    """A second connection, a second memory, the real clock."""
    known, seen = Memory(), []
    known.get("session:a", lambda: found(tess))
    started = threading.Event()

    def other_process() -> None:
        with transaction.atomic():
            sign_ins.revoke(Person.objects.get(pk=tess.id), at=now())
        connection.close()
        started.set()

    thread = threading.Thread(target=other_process)
    thread.start()
    started.wait(10)
    thread.join(10)
    revoked_at = time.monotonic()
    while not seen and time.monotonic() - revoked_at < 10:
        known.get("session:a", lambda: seen.append(time.monotonic()) or found(tess))
        time.sleep(0.02)
    assert seen[0] - revoked_at <= 2.5


def found(actor) -> Found:
    return Found(actor, now() + timedelta(hours=1))


# -- who does not count as signed in -----------------------------------------------------------------------------------


def test_an_invented_or_expired_session_is_nobody_s(page, tessa):
    page.sign_in(email="tess@example.com")
    Session.objects.update(expire_date=now() - timedelta(seconds=1))
    assert page.me() == 401
    page.client.cookies["sessionid"] = "x" * 32
    assert page.me() == 401


def test_a_write_with_the_cookie_alone_is_refused(page, tessa):
    page.sign_in(email="tess@example.com")
    answer = page.client.patch("/api/v1/me", {"language": "en"}, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf_failed")


# -- tokens ------------------------------------------------------------------------------------------------------------


def a_token(tess, **changes):
    ordinary = {
        "by": tess,
        "at": now(),
        "name": "script",
        "rights": ["people.see"],
        "expires_at": now() + timedelta(days=1),
    }
    return tokens.create_token(**{**ordinary, **changes})


def bearer(secret):
    return Client().get("/api/v1/me", headers={"Authorization": f"Bearer {secret}"})


def test_an_invented_ended_or_old_token_is_nobody_s(tess, watch):
    token, secret = a_token(tess)
    assert bearer("aft_" + "x" * 43).status_code == 401
    assert bearer("").status_code == 401
    assert bearer(secret).status_code == 200
    tokens.end_token(key=token.key, by=tess, at=now())
    watch.seconds += signed.FRESH_SECONDS
    assert bearer(secret).status_code == 401


def test_a_token_narrows_its_owner_s_rights(tess):
    token, secret = a_token(tess)
    answer = bearer(secret)
    assert answer.json()["rights"] == {"people.see": ["own", "team"]}
    token.refresh_from_db()
    assert token.last_used_at is not None


def test_a_token_does_nothing_that_needs_no_right(tess):
    _, secret = a_token(tess)
    told = {"Authorization": f"Bearer {secret}", "Idempotency-Key": "1", "If-Match": '"1"'}
    assert Client().delete("/api/v1/me/sessions", headers=told).status_code == 403
    changed = Client().patch("/api/v1/me", {"language": "en"}, content_type="application/json", headers=told)
    assert changed.status_code == 403


def test_a_token_widens_nothing_when_its_owner_loses_the_right(tess, watch):
    _, secret = a_token(tess)
    bearer(secret)
    Grant.objects.filter(role__code="engineer", right="people.see").delete()
    sign_ins.revoke_everybody(at=now())
    watch.seconds += signed.FRESH_SECONDS
    assert bearer(secret).json()["rights"] == {}


def test_of_a_token_only_its_hash_is_kept(tess):
    token, secret = a_token(tess)
    assert secret not in str(vars(token))
    assert bytes(token.secret_hash) == signed.token_hash(secret)
    assert len(secret) >= 43


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    yield
    memory.forget_all()
