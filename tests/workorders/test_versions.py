"""Written from an old page: refused, with both versions where they differ; too late for it, with what is legal."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from aftersales.people.access import Actor
from aftersales.people.models import Team
from aftersales.workorders.actions import moves, visits
from aftersales.workorders.models import Visit, WorkOrder
from tests.conftest import NOON, Api

Browser = Callable[[Actor], Api]
HOUR = timedelta(hours=1)


def version_of(order: WorkOrder) -> int:
    return WorkOrder.objects.get(pk=order.pk).version


def stale(order: WorkOrder) -> str:
    return f'"{version_of(order) - 1}"'


@pytest.mark.parametrize(
    ("move", "body"),
    [
        ("assign", {"owner": "tess"}), ("release", {}), ("start", {}), ("wait", {"reason": "parts"}),
        ("hand_off", {"to": "rd", "summary": "s"}), ("escalate", {}), ("resolve", {"cause": "c", "solution": "s"}),
        ("cancel", {"reason": "r"}),
    ],
)  # fmt: skip
def test_a_move_from_an_old_page_changes_nothing_and_from_the_present_one_goes_through(
    move: str, body: dict[str, Any], assigned: WorkOrder, mei: Actor, tess: Actor, api: Browser
) -> None:
    told = {name: str(tess.key) if value == "tess" else value for name, value in body.items()}
    path, before = f"/api/v1/workorders/{assigned.key}/{move}", version_of(assigned)
    answer = api(mei).post(path, told, If_Match=stale(assigned))
    assert (answer.status, answer.body["code"], answer.body["facts"]["version"]) == (409, "stale_version", before)
    assert version_of(assigned) == before
    assert api(mei).post(path, told, If_Match=f'"{before}"').status == 200


def test_two_dispatchers_see_whom_the_other_chose(
    triaged: WorkOrder, dan: Actor, mei: Actor, tess: Actor, toby: Actor, api: Browser
) -> None:
    path, seen = f"/api/v1/workorders/{triaged.key}/assign", f'"{version_of(triaged)}"'
    assert api(dan).post(path, {"owner": tess.key}, If_Match=seen).status == 200
    answer = api(mei).post(path, {"owner": toby.key}, If_Match=seen)
    assert answer.body["facts"]["fields"] == {"owner": {"yours": str(toby.key), "now": str(tess.key)}}


def test_a_move_that_has_become_illegal_says_what_is_legal_whatever_the_version(
    assigned: WorkOrder, mei: Actor, api: Browser
) -> None:
    seen = f'"{version_of(assigned)}"'
    moves.cancel(key=assigned.key, by=mei, at=NOON, reason="-")
    answer = api(mei).post(f"/api/v1/workorders/{assigned.key}/start", {}, If_Match=seen)
    assert (answer.body["code"], answer.body["facts"]["legal"]) == ("illegal_move", [])


def test_a_stale_change_names_what_the_sender_sent_in_the_senders_words(
    triaged: WorkOrder, agnes: Actor, dan: Actor, api: Browser
) -> None:
    """A kind by its code, a thing by its key; not the contract, which followed the asset by itself."""
    path, seen = f"/api/v1/workorders/{triaged.key}", f'"{version_of(triaged)}"'
    assert api(dan).patch(path, {"kind": "maintenance", "asset": None}, If_Match=seen).status == 200
    south = str(Team.objects.get(code="south").key)
    answer = api(agnes).patch(path, {"kind": "inspection", "asset": str(_asset(triaged)), "team": south}, If_Match=seen)
    fields = answer.body["facts"]["fields"]
    assert fields["kind"] == {"yours": "inspection", "now": "maintenance"}
    assert fields["asset"] == {"yours": str(_asset(triaged)), "now": None}
    assert set(fields) == {"kind", "asset", "team"}


def _asset(order: WorkOrder) -> UUID:
    assert order.asset is not None
    return order.asset.key


def test_who_wants_what_stands_already_is_not_refused(
    triaged: WorkOrder, agnes: Actor, dan: Actor, api: Browser
) -> None:
    path, seen = f"/api/v1/workorders/{triaged.key}", f'"{version_of(triaged)}"'
    assert api(dan).patch(path, {"priority": 1}, If_Match=seen).status == 200
    again = api(agnes).patch(path, {"priority": 1}, If_Match=seen)
    assert (again.status, again.body["priority"], again.body["version"]) == (200, 1, version_of(triaged))


def test_a_visit_moved_by_another_meanwhile_shows_both_plans(
    assigned: WorkOrder, dan: Actor, mei: Actor, tess: Actor, toby: Actor, api: Browser
) -> None:
    times = {"starts_at": NOON + HOUR, "ends_at": NOON + 2 * HOUR}
    visit = visits.plan(order=assigned.key, by=None, at=NOON, engineer=tess.key, **times)
    path, seen = f"/api/v1/visits/{visit.key}/reschedule", f'"{visit.version}"'
    told: dict[str, Any] = {"engineer": tess.key, "starts_at": NOON + 5 * HOUR, "ends_at": NOON + 6 * HOUR}
    assert api(dan).post(path, told, If_Match=seen).status == 200
    answer = api(mei).post(path, {**told, "engineer": toby.key}, If_Match=seen)
    assert answer.body["facts"]["fields"] == {"engineer": {"yours": str(toby.key), "now": str(tess.key)}}
    confirm = f"/api/v1/visits/{visit.key}/confirm"
    assert api(tess).post(confirm, {}, If_Match=seen).body["code"] == "stale_version", "it is another time now"
    assert api(tess).post(confirm, {}, If_Match=f'"{Visit.objects.get(pk=visit.pk).version}"').status == 200


def test_a_visits_page_offers_what_will_be_done(assigned: WorkOrder, tess: Actor, toby: Actor, api: Browser) -> None:
    """Toby goes, Tess owns the order: she plans, but does not say for him that he accepts."""
    visit = visits.plan(
        order=assigned.key, by=None, at=NOON, engineer=toby.key, starts_at=NOON + HOUR, ends_at=NOON + 2 * HOUR
    )
    (shown,) = api(tess).get(f"/api/v1/workorders/{assigned.key}").body["visits"]
    assert shown["moves"] == ["reschedule", "cancel"]
    assert api(tess).post(f"/api/v1/visits/{visit.key}/confirm", {}).status == 403
    (shown,) = api(toby).get(f"/api/v1/workorders/{assigned.key}").body["visits"]
    assert shown["moves"] == ["confirm", "decline"]
