"""Who is wanted, or not, for an order or a customer: with a reason, kept, and kept to by every decision."""

from collections.abc import Callable
from typing import Any

import pytest

from aftersales.base.clock import now
from aftersales.base.errors import Conflict, Invalid, NotAllowed
from aftersales.customers.events import ContactErased
from aftersales.customers.models import Customer
from aftersales.dispatch import reactions
from aftersales.dispatch.actions import again
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.actions.offers.answering import decline
from aftersales.dispatch.actions.offers.making import offer
from aftersales.dispatch.actions.sending import send
from aftersales.dispatch.actions.wishes import lift, wish
from aftersales.dispatch.models import Decision, EngineerWish, Offer, Sending, Waiting
from aftersales.dispatch.queries import standing, undecided
from aftersales.dispatch.queries.explaining import mine, why, why_not
from aftersales.dispatch.queries.wishes import of_order, told
from aftersales.dispatch.rules import LOOK_PAUSE, Wanted
from aftersales.people.access import Actor, snapshot
from aftersales.people.events import PersonErased
from aftersales.people.models import Engineer, Leave, Person
from aftersales.workorders.actions import moves
from aftersales.workorders.models import WorkOrder
from tests.conftest import facts_of
from tests.dispatch.waiting import DAY, MINUTE, engineer, key_of, look

Received = Callable[..., WorkOrder]

pytestmark = pytest.mark.usefixtures("at_work")


@pytest.fixture
def triaged(report: Received, agnes: Actor) -> Received:
    """Orders nobody looks for somebody for."""

    def make(**told: Any) -> WorkOrder:
        return moves.triage(key=report(at=now(), **told).key, by=agnes, at=now(), priority=2)

    return make


def chosen(order: WorkOrder, agnes: Actor, **told: Any) -> str | None:
    standing.forget()
    decision = decide(order=order.key, by=agnes, at=now(), **told)
    return decision.chosen.person.name if decision.chosen is not None else None


def wished(how: Wanted, name: str, *, order: WorkOrder | None = None, by: Actor | None = None) -> EngineerWish:
    """Of the order, or of Acme."""
    about = {"order": order.key} if order is not None else {"customer": Customer.objects.get(code="acme").key}
    return wish(by=by, at=now(), engineer=key_of(name), how=how, reason="They did not get on", **about)


def test_who_is_never_to_go_to_a_customer_goes_to_none_of_its_orders(triaged: Received, agnes: Actor) -> None:
    first = chosen(triaged(), agnes)
    assert first in ("tess", "toby")
    held = wished(Wanted.NEVER, first)
    other = chosen(triaged(), agnes)
    assert {first, other} == {"tess", "toby"}
    assert Decision.objects.latest("pk").asked["excluded"] == [engineer(first).pk]
    lift(key=held.key, by=agnes, at=now())
    assert chosen(triaged(), agnes) == first


def test_who_alone_is_to_go_says_the_order_before_the_customer(triaged: Received, agnes: Actor) -> None:
    order = triaged()
    wished(Wanted.ONLY, "toby")
    assert chosen(order, agnes) == "toby"
    wished(Wanted.ONLY, "tess", order=order)
    assert chosen(order, agnes) == "tess"
    assert chosen(triaged(), agnes) == "toby"
    assert chosen(order, agnes, required=[engineer("toby").pk]) == "toby"  # somebody names another just now


def test_who_is_wanted_goes_if_they_can_and_else_another(triaged: Received, agnes: Actor) -> None:
    wished(Wanted.RATHER, "tess")
    assert chosen(triaged(), agnes) == "tess"
    Leave.objects.create(engineer=engineer("tess"), kind="sick", starts_at=now() - DAY, ends_at=now() + 9 * DAY)
    assert chosen(triaged(), agnes) == "toby"


def test_who_is_wanted_has_points_more_and_the_decision_says_so(triaged: Received, agnes: Actor) -> None:
    order = triaged()
    first = chosen(order, agnes)
    other = "toby" if first == "tess" else "tess"
    wished(Wanted.RATHER, other)
    assert chosen(order, agnes) == other
    decision = Decision.objects.latest("pk")
    assert decision.runner_up is not None and decision.runner_up.person.name == first  # nobody is out for it
    told = why(order.key, decision.key, agnes, "en")
    best = {one.engineer["name"]: one for one in told["best"]}
    assert told["replayed"] and best[other].facts["wanted"] and not best[str(first)].facts["wanted"]
    assert (
        best[other].wanted_points == sum(told["weights"].values()) * 10_000 // 4 > best[str(first)].wanted_points == 0
    )
    passed_over = engineer(str(first)).person
    WorkOrder.objects.filter(pk=order.pk).update(team=passed_over.team, owner=passed_over)
    assert mine(order.key, snapshot(passed_over), "en").other_wanted


def test_why_not_says_that_it_was_a_wish(triaged: Received, agnes: Actor) -> None:
    order = triaged()
    wished(Wanted.NEVER, "toby")
    wished(Wanted.ONLY, "tess", order=order)
    assert chosen(order, agnes) == "tess"
    decision = Decision.objects.latest("pk")
    said = [one.words for one in why_not(order.key, decision.key, key_of("toby"), agnes, "en").reasons]
    assert said == ["by a dispatch wish they are not to go", "by a dispatch wish only somebody else is to go"]
    named = decide(order=order.key, by=agnes, at=now(), required=[engineer("tess").pk])
    said = [one.words for one in why_not(order.key, named.key, key_of("olaf"), agnes, "en").reasons]
    assert "somebody else is asked for by name" in said


def test_a_wish_does_not_ask_again_whoever_said_no(triaged: Received, agnes: Actor) -> None:
    order = triaged()
    wished(Wanted.ONLY, "tess", order=order)
    assert chosen(order, agnes) == "tess"
    round_ = offer(order=order.key, decision=Decision.objects.latest("pk").key, by=agnes, at=now(), how="offer")
    asked = Offer.objects.get(round=round_)
    decline(key=asked.key, by=snapshot(engineer("tess").person), at=now(), reason="schedule")
    assert chosen(order, agnes) is None


def test_nothing_counts_of_whoever_has_left(triaged: Received, agnes: Actor) -> None:
    order = triaged()
    held = wished(Wanted.ONLY, "tess", order=order)
    assert told(held)["counts"]
    Person.objects.filter(name="tess").update(is_active=False)
    assert chosen(order, agnes) == "toby"
    held = EngineerWish.objects.get()
    assert not told(held)["counts"]


def test_what_was_suggested_before_a_wish_is_suggested_no_more(triaged: Received, cast: Any) -> None:
    order = triaged()
    chosen(order, cast.agnes)

    def suggested() -> list[bool]:
        return [row["suggestion"] is not None for row in undecided.page(cast.dan, at=now(), limit=5)["rows"]]

    assert suggested() == [True]
    wished(Wanted.RATHER, "toby")
    assert suggested() == [False]


def test_what_was_decided_before_a_wish_sends_nobody_against_it(triaged: Received, agnes: Actor) -> None:
    order = triaged()
    first = str(chosen(order, agnes))
    decision = Decision.objects.latest("pk")
    wished(Wanted.NEVER, first, order=order)
    with pytest.raises(Conflict) as refused:
        send(order=order.key, decision=decision.key, by=agnes, at=now())
    assert refused.value.code == "wished_since"
    offer(order=order.key, decision=decision.key, by=agnes, at=now(), how="pool")
    assert first not in Offer.objects.values_list("engineer__person__name", flat=True)
    sent = send(
        order=order.key, decision=decision.key, by=agnes, at=now(), engineer=key_of("olaf"), reason="nobody else",
        starts_at=now() + DAY, ends_at=now() + DAY + MINUTE, over_offers=True,
    )  # fmt: skip
    assert sent.overruled


def test_whom_somebody_named_goes_whatever_is_wished_of_others(triaged: Received, agnes: Actor) -> None:
    order = triaged()
    wished(Wanted.ONLY, "toby", order=order)
    assert chosen(order, agnes, required=[engineer("tess").pk]) == "tess"
    assert not send(order=order.key, decision=Decision.objects.latest("pk").key, by=agnes, at=now()).overruled


def test_who_came_last_is_named_with_the_asset_before_any_other(
    report: Received, triaged: Received, agnes: Actor, dan: Actor
) -> None:
    order = triaged()
    assert of_order(order.key, dan)["last"] is None
    before, other = triaged(), triaged()
    WorkOrder.objects.filter(pk=other.pk).update(asset=None)
    for number, (one, who) in enumerate(((before, "tess"), (other, "toby"))):
        at = now() + number * MINUTE
        WorkOrder.objects.filter(pk=one.pk).update(
            owner=engineer(who).person, state="closed", resolved_at=at, closed_at=at
        )
    assert of_order(order.key, dan)["last"]["name"] == "tess"
    WorkOrder.objects.filter(pk=before.pk).update(asset=None)
    assert of_order(order.key, dan)["last"]["name"] == "toby"


def test_never_goes_before_only(triaged: Received, agnes: Actor) -> None:
    order = triaged()
    wished(Wanted.ONLY, "tess", order=order)
    wished(Wanted.NEVER, "tess")
    assert chosen(order, agnes) is None
    assert Decision.objects.latest("pk").failing


@pytest.mark.usefixtures("by_itself")
def test_what_is_lifted_is_looked_at_again(received: Received) -> None:
    held = wished(Wanted.ONLY, "olaf")
    order = received()
    assert "required" in [one["rule"] for one in Waiting.objects.get(order=order).lacks]
    lift(key=held.key, by=None, at=now())
    again.wake(at=now())
    look(now() + LOOK_PAUSE + MINUTE)
    assert Sending.objects.filter(decision__order=order).exists()


def test_it_takes_a_reason_one_thing_and_somebody(triaged: Received, agnes: Actor) -> None:
    order = triaged()
    told: dict[str, Any] = {"by": agnes, "at": now(), "how": Wanted.NEVER, "engineer": key_of("tess")}
    for wrong in (
        {"order": order.key, "reason": "  "},
        {"reason": "-"},
        {"order": order.key, "customer": Customer.objects.get(code="acme").key, "reason": "-"},
        {"order": order.key, "reason": "-", "engineer": agnes.key},
    ):
        with pytest.raises(Invalid):
            wish(**{**told, **wrong})
    wish(**told, order=order.key, reason="-")
    with pytest.raises(Conflict) as refused:
        wish(**{**told, "how": Wanted.ONLY}, order=order.key, reason="-")
    assert refused.value.code == "wished_already"


def test_what_was_said_is_on_record_and_lifted_once(triaged: Received, agnes: Actor) -> None:
    order = triaged()
    held = wished(Wanted.NEVER, "tess", order=order, by=agnes)
    lift(key=held.key, by=agnes, at=now())
    with pytest.raises(Conflict):
        lift(key=held.key, by=agnes, at=now())
    assert facts_of(order.key)[-2:] == ["EngineerWished", "EngineerWishLifted"]
    wished(Wanted.ONLY, "tess", order=order)
    assert EngineerWish.objects.count() == 2


def test_whose_right_does_not_reach_a_customer_says_nothing_of_it(cast: Any, triaged: Received) -> None:
    for one in (cast.mei, cast.tess):
        with pytest.raises(NotAllowed):
            wished(Wanted.NEVER, "toby", by=one)
    assert wished(Wanted.NEVER, "toby", by=cast.dan).set_by_id == cast.dan.id


def test_it_is_said_read_and_lifted_at_the_door(
    triaged: Received, dan: Actor, tess: Actor, api: Callable[..., Any]
) -> None:
    order = triaged()
    body = {"order": str(order.key), "engineer": str(key_of("toby")), "how": "never", "reason": "Acme asked for it"}
    made = api(dan).post("/api/v1/dispatch/wishes", body)
    assert made.status == 201 and made.body["engineer"]["name"] == "toby"
    wished(Wanted.RATHER, "tess")
    listed = api(dan).get(f"/api/v1/dispatch/wishes?order={order.key}").body["rows"]
    assert [(row["of"], row["how"]) for row in listed] == [("customer", "rather"), ("order", "never")]
    shown = api(dan).get(f"/api/v1/dispatch/wishes?order={order.key}").body
    assert (shown["may_set"], shown["may_set_customer"], shown["last"]) == (True, True, None)
    assert api(tess).get(f"/api/v1/dispatch/wishes?order={order.key}").status == 404  # not of her team
    lifted = api(dan).post(f"/api/v1/dispatch/wishes/{made.body['key']}/lift")
    assert lifted.status == 200 and lifted.body["lifted_by"]["name"] == "dan"
    assert api(dan).get("/api/v1/dispatch/wishes").status == 422


def test_an_erased_engineers_reasons_go(triaged: Received) -> None:
    held = wished(Wanted.NEVER, "tess")
    reactions.forget(PersonErased(person=key_of("tess"), at=now()))
    held.refresh_from_db()
    assert held.reason == "" and Engineer.objects.filter(pk=held.engineer_id).exists()


def test_what_was_said_because_of_a_contact_who_is_erased_goes(triaged: Received) -> None:
    held = [wished(Wanted.NEVER, "tess"), wished(Wanted.NEVER, "tess", order=triaged())]
    contact = WorkOrder.objects.get().contact
    assert contact is not None
    reactions.forget(ContactErased(customer=contact.customer.key, contact=contact.key, at=now()))
    for one in held:
        one.refresh_from_db()
    assert [one.reason for one in held] == ["", ""]
