"""On the way: positions by consent, on duty and travelling alone; deleted when there, and by the clock."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aftersales.base.clock import now
from aftersales.base.errors import Conflict, Invalid, NotAllowed
from aftersales.dispatch import reactions
from aftersales.dispatch.actions.presence import set_presence
from aftersales.dispatch.actions.underway import links, sharing
from aftersales.dispatch.models import ArrivalLink, Position, PositionSharing
from aftersales.dispatch.portal import THROTTLE
from aftersales.dispatch.queries.underway import arrival, positions
from aftersales.dispatch.queries.underway.links import page_of, secret_of, told
from aftersales.dispatch.rules import PresenceState
from aftersales.dispatch.solver.underway import Sharing, coarse, done_percent, expected
from aftersales.notices.actions import posting
from aftersales.notices.models import Delivery, Notice
from aftersales.people.access import Actor, snapshot
from aftersales.people.events import PersonErased
from aftersales.people.models import Engineer, Leave, Person, Role, Shift, Team
from aftersales.server import wiring
from aftersales.workorders.actions import moves, visits
from aftersales.workorders.events.orders import VisitArrived, VisitCancelled, VisitDeparted
from aftersales.workorders.models import Visit, WorkOrder
from tests.conftest import facts_of
from tests.dispatch.waiting import HOUR, MINUTE, on_duty, shifts_alone

Browser = Callable[[Actor | None], Any]
ARRIVAL = "/api/v1/portal/arrival"
NEAR = (31.2405, 121.4905)


@pytest.fixture
def travelling(report: Callable[..., WorkOrder], agnes: Actor, tess: Actor) -> Callable[..., Visit]:
    """A visit Tess is on her way to since just now, promised for the next hours; the plant stands at 31.23, 121.47."""
    shifts_alone()
    on_duty(now())

    def make(*, by: Actor = tess, promised: timedelta = 3 * HOUR, **order: Any) -> Visit:
        at = now()
        row = report(at=at, **order)
        moves.triage(key=row.key, by=agnes, at=at, priority=2, team=Team.objects.get(code="east").key)
        begins = at + Visit.objects.count() * 4 * HOUR + HOUR
        visit = visits.plan(
            order=row.key, by=agnes, at=at, engineer=by.key, starts_at=begins, ends_at=begins + HOUR,
            promised=(min(begins, at + promised - MINUTE), max(begins, at + promised)),
        )  # fmt: skip
        Visit.objects.filter(pk=visit.pk).update(promised_from_at=at - HOUR, promised_until_at=at + promised)
        visits.confirm(key=visit.key, by=by, at=at)
        visits.depart(key=visit.key, by=by, at=at)
        reactions.follow_the_way(VisitDeparted(order=row.key, visit=visit.key, number=1, at=at, by=by.key))
        visit.refresh_from_db()
        return visit

    return make


def agree(who: Actor) -> None:
    sharing.set_sharing(by=who, at=now(), shares=True, version=None)


def here(who: Actor, place: tuple[float, float] = NEAR, *, age: timedelta = timedelta(), at: Any = None) -> None:
    at = at or now()
    sharing.report_position(by=who, at=at, latitude=place[0], longitude=place[1], measured_at=at - age)


def link_of(visit: Visit) -> str:
    return secret_of(ArrivalLink.objects.get(visit=visit, engineer=visit.engineer).key)


def refused(who: Actor, **told: Any) -> str:
    before = list(Position.objects.values())
    with pytest.raises((Conflict, Invalid)) as error:
        here(who, **told)
    assert list(Position.objects.values()) == before
    return error.value.code


# -- what is taken -----------------------------------------------------------------------------------------------------


def test_a_position_is_taken_on_duty_on_the_way_and_by_consent_alone(
    travelling: Callable[..., Visit], tess: Actor, settings: Any
) -> None:
    assert refused(tess) == "position_not_shared"
    agree(tess)
    assert refused(tess) == "position_not_travelling"
    visit = travelling()
    here(tess)
    assert Position.objects.get().visit == visit
    settings.SHARING = Sharing(allowed=False)
    assert refused(tess) == "positions_not_taken"


@pytest.mark.parametrize("gone", ["break", "away", "leave", "after hours"])
def test_whoever_is_off_duty_is_refused_though_they_travel(
    gone: str, travelling: Callable[..., Visit], tess: Actor
) -> None:
    agree(tess)
    travelling()
    at, engineer = now(), Engineer.objects.get(person=tess.id)
    if gone == "leave":
        Leave.objects.create(engineer=engineer, kind="annual", starts_at=at - MINUTE, ends_at=at + HOUR)
    elif gone == "after hours":
        Shift.objects.filter(engineer=engineer).update(ends_at=at - MINUTE)
    else:
        set_presence(key=tess.key, by=tess, at=at, state=PresenceState(gone), until_at=at + HOUR)
    assert refused(tess) == "position_off_duty"


def test_whoever_is_called_out_while_standing_by_is_on_duty(travelling: Callable[..., Visit], tess: Actor) -> None:
    agree(tess)
    travelling()
    Shift.objects.filter(engineer=tess.id).update(on_call=True)
    here(tess)
    assert Position.objects.count() == 1


def test_nobody_agrees_for_another_and_no_program_does(
    travelling: Callable[..., Visit], agnes: Actor, tess: Actor, api: Browser
) -> None:
    with pytest.raises(NotAllowed):
        agree(agnes)
    assert api(tess).get("/api/v1/me/position_sharing").body["shares"] is False
    assert api(agnes).get("/api/v1/me/position_sharing").status == 403


def test_a_place_is_kept_to_a_hundred_metres_the_last_one_alone_and_as_no_fact(
    travelling: Callable[..., Visit], tess: Actor
) -> None:
    agree(tess)
    visit = travelling()
    facts = facts_of(visit.order.key)
    here(tess, (31.2345678, 121.4987654))
    here(tess, (31.2312345, 121.4812345))
    row = Position.objects.get()
    assert (row.latitude, row.longitude) == (31.231, 121.481) == coarse(31.2312345, 121.4812345)
    assert facts_of(visit.order.key) == facts


def test_one_measured_earlier_changes_nothing_and_one_too_old_is_refused(
    travelling: Callable[..., Visit], tess: Actor
) -> None:
    agree(tess)
    visit = travelling()
    Visit.objects.filter(pk=visit.pk).update(departed_at=now() - 3 * HOUR)
    here(tess)
    here(tess, (31.5, 121.5), age=5 * MINUTE)
    assert Position.objects.get().latitude == coarse(*NEAR)[0]
    assert refused(tess, age=61 * MINUTE) == "position_too_old"


def test_where_one_was_before_one_set_out_is_not_taken(travelling: Callable[..., Visit], tess: Actor) -> None:
    agree(tess)
    travelling()
    assert refused(tess, age=5 * MINUTE) == "position_not_travelling"


# -- what is deleted ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fact", [VisitArrived, VisitCancelled])
def test_it_is_deleted_when_they_are_there_or_it_is_off(
    fact: Any, travelling: Callable[..., Visit], tess: Actor
) -> None:
    agree(tess)
    visit = travelling()
    here(tess)
    told = {"late_minutes": None} if fact is VisitArrived else {"note": None}
    reactions.follow_the_way(fact(order=visit.order.key, visit=visit.key, number=1, at=now(), by=tess.key, **told))
    assert not Position.objects.exists()


def test_it_is_deleted_by_schedule_and_by_no_minute_earlier(travelling: Callable[..., Visit], tess: Actor) -> None:
    agree(tess)
    travelling()
    at = now()
    here(tess, at=at)
    assert sharing.forget_old in wiring.DUE
    assert not sharing.forget_old(at=at + 59 * MINUTE) and Position.objects.count() == 1
    assert sharing.forget_old(at=at + 60 * MINUTE) and not Position.objects.exists()
    assert not sharing.forget_old(at=at + 61 * MINUTE)


def test_whoever_takes_consent_back_is_forgotten_at_once(travelling: Callable[..., Visit], tess: Actor) -> None:
    agree(tess)
    travelling()
    here(tess)
    sharing.set_sharing(by=tess, at=now(), shares=False, version=1)
    assert not Position.objects.exists() and refused(tess) == "position_not_shared"
    assert facts_of(tess.key).count("PositionSharingSet") == 2


def test_whoever_is_off_duty_is_forgotten(travelling: Callable[..., Visit], tess: Actor) -> None:
    agree(tess)
    travelling()
    here(tess)
    set_presence(key=tess.key, by=tess, at=now(), state=PresenceState.BREAK)
    fact = reactions.EngineerPresenceSet(person=tess.key, state="break", until_at=now(), at=now(), by=tess.key)
    reactions.follow_the_way(fact)
    assert not Position.objects.exists()


def test_an_erased_engineer_leaves_neither_place_nor_consent(
    travelling: Callable[..., Visit], tess: Actor, ada: Actor, api: Browser
) -> None:
    agree(tess)
    travelling()
    here(tess)
    taken = api(ada).post(f"/api/v1/people/{tess.key}/export").body["position"]
    assert (taken["latitude"], taken["longitude"]) == coarse(*NEAR)
    reactions.forget(PersonErased(person=tess.key, at=now(), by=ada.key))
    assert not Position.objects.exists() and not PositionSharing.objects.exists()
    assert api(ada).post(f"/api/v1/people/{tess.key}/export").body["position"] is None


# -- when they are expected --------------------------------------------------------------------------------------------


def test_a_span_holds_the_likeliest_minute_and_is_never_over() -> None:
    at = now()
    for minutes in (0, 1, 17, 60, 240):
        for later in (0, 10, 100, 1000):
            found = expected(at, minutes, at + later * MINUTE)
            assert found.from_at <= found.middle < found.until_at
            assert found.until_at >= at + (later + 5) * MINUTE
            assert found.from_at.minute % 5 == found.until_at.minute % 5 == found.from_at.second == 0
    assert [done_percent(left, 40) for left in (40, 30, 1, 0, 90)] == [0, 25, 95, 95, 0]


def test_the_way_is_reckoned_from_home_and_from_where_they_are_by_dispatch_s_own_minutes(
    travelling: Callable[..., Visit], tess: Actor
) -> None:
    visit = travelling()
    there = arrival.place_of(visit.order)
    link, at = ArrivalLink.objects.get(), now()
    assert there is not None
    assert link.way_minutes == arrival.between((31.24, 121.49), there) > 0
    planned = arrival.reckon(visit, link.way_minutes, at)
    assert planned.position is None and planned.as_of_at == visit.departed_at
    agree(tess)
    here(tess, there, at=at)
    close = arrival.reckon(visit, link.way_minutes, at)
    assert close.minutes <= 1 and close.expected.middle < planned.expected.middle and not close.is_old
    assert arrival.reckon(visit, link.way_minutes, at + 11 * MINUTE).is_old


def test_whoever_comes_from_another_customer_comes_from_there(
    travelling: Callable[..., Visit], tess: Actor, agnes: Actor
) -> None:
    first = travelling()
    visits.arrive(key=first.key, by=tess, at=now())
    visits.complete(key=first.key, by=tess, at=now(), outcome="partial")
    second = travelling()
    assert ArrivalLink.objects.get(visit=second).way_minutes == 0  # both at the plant


def test_whoever_will_be_late_is_told_of_once_to_whoever_plans(travelling: Callable[..., Visit], tess: Actor) -> None:
    agree(tess)
    travelling(promised=2 * HOUR)
    assert not Notice.objects.filter(code="visit_running_late").exists()
    here(tess, (33.0, 121.5))
    here(tess, (33.1, 121.5))
    (notice,) = Notice.objects.filter(code="visit_running_late")
    assert notice.facts["minutes"] > 5 and notice.person.pk != tess.id


# -- the customer's link -----------------------------------------------------------------------------------------------


def test_the_contact_is_told_once_with_a_link_of_which_only_a_hash_is_kept(
    travelling: Callable[..., Visit], carl: Actor, tess: Actor, settings: Any
) -> None:
    settings.PUBLIC_URL = "https://service.example"
    visit = travelling()
    fact = VisitDeparted(order=visit.order.key, visit=visit.key, number=1, at=now(), by=tess.key)
    reactions.follow_the_way(fact)
    (notice,) = Notice.objects.filter(code="visit_under_way_yours")
    link = ArrivalLink.objects.get()
    assert notice.person.pk == carl.id and secret_of(link.key) not in str(notice.facts)
    posting.deliver(key=Delivery.objects.get(notice=notice).key, at=now())
    body = str(mail.outbox[-1].body)
    assert f"https://service.example/portal/arrival#{secret_of(link.key)}" in body
    with connection.cursor() as cursor:
        cursor.execute("SELECT l::text FROM dispatch_arrivallink l")
        assert secret_of(link.key) not in cursor.fetchone()[0]


def test_the_link_shows_when_who_and_where_and_nothing_besides(
    travelling: Callable[..., Visit], tess: Actor, api: Browser
) -> None:
    visit = travelling()
    told = api(None).get(ARRIVAL, X_Arrival_Link=link_of(visit))
    assert told.status == 200, told.body
    body = told.body
    assert (body["state"], body["number"], body["engineer"]) == ("travelling", f"W-{visit.order.number}", "tess")
    assert body["site"] and body["zone"] == "Asia/Shanghai" and body["as_of_at"] is None and body["way"] is None
    agree(tess)
    here(tess)
    after = api(None).get(ARRIVAL, X_Arrival_Link=link_of(visit)).body
    assert after["as_of_at"] and 0 <= after["way"] <= 95 and after.keys() == body.keys()
    assert not [name for name in after if "latitude" in name or "phone" in name or "key" in name]


def test_once_they_are_there_the_link_says_so_and_nothing_else(
    travelling: Callable[..., Visit], tess: Actor, api: Browser
) -> None:
    visit = travelling()
    visits.arrive(key=visit.key, by=tess, at=now())
    body = api(None).get(ARRIVAL, X_Arrival_Link=link_of(visit)).body
    assert {name: value for name, value in body.items() if value} == {"state": "arrived"}


def test_a_visit_called_off_or_in_other_hands_tells_nothing(
    travelling: Callable[..., Visit], agnes: Actor, toby: Actor, api: Browser
) -> None:
    first, second = travelling(), travelling()
    visits.cancel(key=first.key, by=agnes, at=now())
    Visit.objects.filter(pk=second.pk).update(engineer=toby.id)
    for visit, link in ((first, link_of(first)), (second, secret_of(ArrivalLink.objects.get(visit=second).key))):
        body = api(None).get(ARRIVAL, X_Arrival_Link=link).body
        assert {name: value for name, value in body.items() if value} == {"state": "over"}, visit


def test_another_visit_s_link_shows_nothing_of_this_one(
    travelling: Callable[..., Visit], toby: Actor, tess: Actor, api: Browser
) -> None:
    one, other = travelling(), travelling(by=toby, title="another")
    assert link_of(one) != link_of(other)
    agree(tess)
    here(tess)
    body = api(None).get(ARRIVAL, X_Arrival_Link=link_of(other)).body
    assert (body["number"], body["engineer"], body["as_of_at"]) == (f"W-{other.order.number}", "toby", None)


def test_a_link_that_is_over_and_one_that_never_was_look_the_same_and_go(
    travelling: Callable[..., Visit], api: Browser
) -> None:
    visit = travelling()
    link, at = ArrivalLink.objects.get(), now()
    ArrivalLink.objects.update(expires_at=at)
    over = api(None).get(ARRIVAL, X_Arrival_Link=secret_of(link.key))
    never = api(None).get(ARRIVAL, X_Arrival_Link="guessed")
    none = api(None).get(ARRIVAL)
    assert over.status == never.status == none.status == 404
    assert {one.body["code"] for one in (over, never, none)} == {"arrival_link_over"}
    assert links.forget_over(at=at) == 1 and links.forget_over in wiring.HOUSEKEEPING
    assert links.begin(visit=visit.key, at=at) is not None


def test_asking_too_often_is_refused(api: Browser) -> None:
    THROTTLE.forget()
    try:
        answers = [api(None).get(ARRIVAL).status for _ in range(121)]
    finally:
        THROTTLE.forget()
    assert answers[:120] == [404] * 120 and answers[120] == 429


def test_a_poll_costs_as_many_queries_however_many_travel(
    travelling: Callable[..., Visit], tess: Actor, toby: Actor, api: Browser
) -> None:
    visit = travelling()
    agree(tess)
    here(tess)
    browser, link = api(None), link_of(visit)
    browser.get(ARRIVAL, X_Arrival_Link=link)
    with CaptureQueriesContext(connection) as first:
        browser.get(ARRIVAL, X_Arrival_Link=link)
    travelling(by=toby)
    with CaptureQueriesContext(connection) as second:
        browser.get(ARRIVAL, X_Arrival_Link=link)
    assert len(first) == len(second) <= 4


# -- what staff see ----------------------------------------------------------------------------------------------------


def test_staff_see_when_and_whoever_plans_or_goes_has_the_page_to_send_and_until_when_it_works(
    travelling: Callable[..., Visit], agnes: Actor, dan: Actor, tess: Actor, olaf: Actor, api: Browser, settings: Any
) -> None:
    visit = travelling()
    address, link = f"/api/v1/visits/{visit.key}/arrival", ArrivalLink.objects.get()
    for who in (agnes, dan, tess):
        body = api(who).get(address).body
        assert body["travelling"] and body["page"] == page_of(link.key) and not body["by_position"]
        assert datetime.fromisoformat(body["page_until_at"]) == link.expires_at
    settings.PUBLIC_URL = "https://service.example.com"
    assert api(dan).get(address).body["page"] == f"https://service.example.com{page_of(link.key)}"
    assert api(olaf).get(address).status == 404
    ArrivalLink.objects.update(expires_at=now() - MINUTE)
    over = api(dan).get(address).body
    assert over["page"] is None and datetime.fromisoformat(over["page_until_at"]) < now()
    ArrivalLink.objects.update(expires_at=link.expires_at)
    visits.arrive(key=visit.key, by=tess, at=now())
    there = api(agnes).get(address).body
    assert there["page"] is None and there["page_until_at"] is None
    assert told(link_of(visit), now())["state"] == "arrived"


@pytest.mark.parametrize("role", ["engineer", "editor", "storekeeper", "success_manager"])
def test_whoever_sees_the_order_and_neither_plans_nor_goes_is_told_when_and_has_no_link(
    role: str, travelling: Callable[..., Visit], toby: Actor, api: Browser
) -> None:
    visit = travelling()
    person = Person.objects.get(pk=toby.id)
    person.roles.set([Role.objects.get(code=role)])
    body = api(snapshot(person)).get(f"/api/v1/visits/{visit.key}/arrival").body
    assert body["travelling"] and body["from_at"] and body["page"] is None and body["page_until_at"] is None


def test_a_signed_in_customer_reads_on_their_order_what_the_link_tells_and_for_as_long(
    travelling: Callable[..., Visit], carl: Actor, cora: Actor, xena: Actor, tess: Actor, api: Browser
) -> None:
    visit = travelling()
    address = f"/api/v1/portal/workorders/{visit.order.key}/arrival"
    mine = api(carl).get(address).body
    assert mine["state"] == "travelling" and mine["engineer"] == "tess"
    by_link = api(None).get(ARRIVAL, X_Arrival_Link=link_of(visit)).body
    same = ("number", "site", "zone", "departed_at", "promised_from_at", "promised_until_at")
    assert mine.keys() == by_link.keys() and [mine[name] for name in same] == [by_link[name] for name in same]
    assert api(cora).get(address).body["state"] == "travelling", "who may see colleagues' orders"
    assert api(xena).get(address).status == 404
    ArrivalLink.objects.update(expires_at=now() - MINUTE)
    assert api(carl).get(address).body["state"] == "over"
    ArrivalLink.objects.update(expires_at=now() + HOUR)
    visits.arrive(key=visit.key, by=tess, at=now())
    assert api(carl).get(address).body == {**mine, **dict.fromkeys(mine), "state": "over", "old": False, "late": False}


def test_the_board_has_where_they_are_who_share_it_travel_and_are_on_duty(
    travelling: Callable[..., Visit], tess: Actor, toby: Actor, agnes: Actor
) -> None:
    travelling()
    agree(tess)
    here(tess)
    ids = [tess.id, toby.id]
    assert set(positions.of(ids, now())) == {tess.id}
    assert positions.of(ids, now() + HOUR) == {}
    Visit.objects.filter(engineer=tess.id).update(state="on_site")
    assert positions.of(ids, now()) == {}
