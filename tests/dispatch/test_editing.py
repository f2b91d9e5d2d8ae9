"""Shaping policies: what would change is seen before it counts, and nothing is overwritten unseen."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.dispatch.actions import policies
from aftersales.dispatch.models import Decision, PolicyUse
from aftersales.dispatch.queries import previewing
from aftersales.people.access import Actor
from aftersales.people.models import Engineer
from aftersales.workorders.actions import moves
from aftersales.workorders.models import Booking, WorkOrder
from tests.conftest import NOON

CLOSE, FAR = (31.24, 121.49), (31.1, 120.9)
BALANCED = "/api/v1/dispatch/policies/balanced"


@pytest.fixture
def waiting(report: Callable[..., WorkOrder], agnes: Actor) -> WorkOrder:
    """A repair for which tess lives close by, and toby far away."""
    for name, (latitude, longitude) in (("tess", CLOSE), ("toby", FAR)):
        rows = Engineer.objects.filter(person__name=name)
        rows.update(home_latitude=latitude, home_longitude=longitude)
    return moves.triage(key=report().key, by=agnes, at=NOON, priority=2)


def body(**weights: int) -> dict[str, Any]:
    return {"weights": weights, "rules": {"skill": 1}}


def test_only_who_shapes_policies_tries_one(waiting: WorkOrder, agnes: Actor) -> None:
    with pytest.raises(NotAllowed):
        previewing.preview(agnes, at=NOON, code="balanced", body=body(travel=1))


def test_another_body_shows_who_would_go_instead(waiting: WorkOrder, ada: Actor) -> None:
    policies.publish(by=None, at=NOON, code="balanced", name_zh="-", name_en="-", body=body(travel=1))
    told = previewing.preview(ada, at=NOON, code="balanced", body=body(fit=1))
    (row,) = told["rows"]
    assert (told["own"], told["waiting"]) == (True, 1)
    assert (row["now"]["chosen"]["name"], row["then"]["chosen"]["name"], row["change"]) == ("tess", "toby", "who")
    same = previewing.preview(ada, at=NOON, code="balanced", body=body(travel=2))
    assert [row["change"] for row in same["rows"]] == ["none"]
    later = previewing.preview(ada, at=NOON, code="balanced", body={**body(travel=1), "lead_minutes": 600})
    assert [row["change"] for row in later["rows"]] == ["when"]
    assert not Decision.objects.exists(), "nothing is kept of a preview"


def test_where_nobody_could_go_the_rules_are_named(waiting: WorkOrder, ada: Actor) -> None:
    papers = {"rules": {"certificate": True}, "certificates": ["Diver"]}
    told = previewing.preview(ada, at=NOON, code="balanced", body={**body(fit=1), **papers})
    (row,) = told["rows"]
    assert row["then"]["chosen"] is None and row["then"]["failing"][0] == "certificate"


def test_a_policy_that_counts_nowhere_is_tried_on_whatever_waits(waiting: WorkOrder, ada: Actor) -> None:
    told = previewing.preview(ada, at=NOON, code="weekend", body=body(fit=1))
    assert not told["own"] and len(told["rows"]) == 1


def test_a_body_that_makes_no_sense_is_refused_before_anything_is_weighed(ada: Actor) -> None:
    with pytest.raises(Invalid) as refused:
        previewing.preview(ada, at=NOON, code="balanced", body={**body(fit=1), "rules": {"available": False}})
    assert refused.value.code == "policy_without_availability"


def test_the_next_version_is_made_from_the_one_that_was_seen(api: Callable[..., Any], ada: Actor) -> None:
    admin = api(ada)
    seen = next(row for row in admin.get("/api/v1/dispatch/policies").body["rows"] if row["code"] == "balanced")
    told = {"name_zh": "均衡", "name_en": "Balanced", "body": {**seen["body"], "weights": {"travel": 7}}}
    assert admin.put(BALANCED, told).status == 428
    done = admin.put(BALANCED, told, If_Match=f'"{seen["version"]}"')
    assert done.status == 200
    assert (done.body["number"], done.body["body"]["weights"]) == (seen["number"] + 1, {"travel": 7})
    assert done.body["published_by"]["name"] == "ada"
    assert admin.put(BALANCED, {**told, "name_en": "Even"}, If_Match=f'"{seen["version"]}"').status == 409
    versions = admin.get(f"{BALANCED}/versions").body["rows"]
    assert [row["number"] for row in versions] == [2, 1]
    assert versions[1]["body"] == seen["body"]


def test_availability_stays_whatever_is_published(api: Callable[..., Any], ada: Actor) -> None:
    told = {"name_zh": "-", "name_en": "-", "body": {**body(fit=1), "rules": {"available": False}}}
    refused = api(ada).put(BALANCED, told, If_Match='"1"')
    assert (refused.status, refused.body["code"]) == (422, "policy_without_availability")


def test_a_new_policy_says_that_it_is_not_there_yet(api: Callable[..., Any], ada: Actor) -> None:
    told = {"name_zh": "周末", "name_en": "Weekend", "body": body(travel=1)}
    made = api(ada).put("/api/v1/dispatch/policies/weekend", told, If_Match='"0"')
    assert (made.status, made.body["number"]) == (200, 1)
    assert api(ada).put("/api/v1/dispatch/policies/weekend", told, If_Match='"0"').status == 409
    assert api(ada).get("/api/v1/dispatch/policies/none/versions").status == 404


def test_what_a_policy_may_say_is_told(api: Callable[..., Any], ada: Actor) -> None:
    limits = api(ada).get("/api/v1/dispatch/policies").body["limits"]
    rules = {one["name"]: one for one in limits["rules"]}
    assert rules["available"]["always"] and not rules["skill"]["always"]
    assert (rules["skill"]["least"], rules["skill"]["most"]) == (1, 5)
    scales = {one["name"]: one["scale"] for one in limits["objectives"]}
    assert scales["travel"] == 30 and scales["fit"] is None and scales["language"] is None


def test_a_use_is_taken_away_but_never_that_for_all(agnes: Actor, ada: Actor) -> None:
    policies.use_policy(by=ada, at=NOON, policy="cost", kind="repair", priority=None)
    with pytest.raises(NotAllowed):
        policies.drop_use(by=agnes, at=NOON, kind="repair", priority=None)
    policies.drop_use(by=ada, at=NOON, kind="repair", priority=None)
    assert not PolicyUse.objects.filter(kind__code="repair").exists()
    with pytest.raises(NotFound):
        policies.drop_use(by=ada, at=NOON, kind="repair", priority=None)
    with pytest.raises(Conflict):
        policies.drop_use(by=ada, at=NOON, kind=None, priority=None)


def test_somebody_who_is_booked_is_not_suggested_by_a_preview(waiting: WorkOrder, ada: Actor) -> None:
    toby = Engineer.objects.get(person__name="toby")
    Booking.objects.create(engineer=toby, period=(NOON - timedelta(days=1), NOON + timedelta(days=8)))
    (row,) = previewing.preview(ada, at=NOON, code="balanced", body=body(fit=1))["rows"]
    assert row["then"]["chosen"]["name"] == "tess"
