"""Many changes taken at once: in few queries, and as if each had been made by itself."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from aftersales.base.errors import Conflict
from aftersales.base.models import Fact
from aftersales.dispatch.actions.proposals.taking import take
from aftersales.dispatch.models import Change, Proposal
from aftersales.people.access import Actor
from aftersales.workorders.actions import arranging, bookings, visits
from aftersales.workorders.models import Booking, Visit, WorkOrder
from tests.dispatch.plans import town
from tests.dispatch.plans.town import HOUR, MINUTE, MORNING

Proposed = Callable[..., Proposal]
ONCE: int = 80
"""Queries that are asked once for all, whatever is taken."""
FEW: int = 3
"""And so many for each change; a new visit with its lists and its order's clock has most."""


def test_many_changes_are_taken_in_a_few_queries_each(cast: SimpleNamespace, proposed: Proposed, agnes: Actor) -> None:
    town.made(engineers=12, visits=36, waiting=12)
    row = proposed(agnes)
    changes = Change.objects.count()
    with CaptureQueriesContext(connection) as asked:
        done = take(key=row.key, by=agnes, at=MORNING)
    assert done.refused == {} and changes >= 12
    assert len(asked) <= ONCE + FEW * changes, f"{len(asked)} queries for {changes} changes"


def as_they_stand(ones: list[Visit]) -> list[tuple[Any, ...]]:
    told = ("number", "engineer", "starts_at", "ends_at", "state", "version", "promised_from_at", "order__state")
    return list(Visit.objects.filter(pk__in=[one.pk for one in ones]).order_by("pk").values_list(*told))


def told_of(orders: list[WorkOrder]) -> list[list[tuple[Any, ...]]]:
    """Facts of each order, but for whose keys they are."""
    names = {"visit", "order", "number"}
    rows = [Fact.objects.filter(subject=one.key).order_by("id") for one in orders]
    return [
        [(fact.kind, {k: v for k, v in fact.data.items() if k not in names}, len(fact.audience)) for fact in each]
        for each in rows
    ]


def test_arranged_together_visits_stand_and_are_told_as_one_by_one(cast: SimpleNamespace, agnes: Actor) -> None:
    made = town.made(engineers=4, visits=8, waiting=4)
    Visit.objects.filter(pk=made.visits[0].pk).update(state="confirmed", confirmed_at=MORNING)
    Visit.objects.filter(pk=made.visits[2].pk).update(
        promised_from_at=made.visits[2].starts_at, promised_until_at=made.visits[2].starts_at + HOUR
    )
    people = made.engineers
    late = MORNING + 60 * HOUR
    spans = [(late + n * 2 * HOUR, late + n * 2 * HOUR + HOUR) for n in range(4)]
    for one, (start, end) in zip((0, 2), spans, strict=False):  # alone
        told = {"engineer": people[3].person.key, "starts_at": start, "ends_at": end, "by": agnes, "at": MORNING}
        visits.reschedule(key=made.visits[one].key, **told)
    told = {"engineer": people[3].person.key, "starts_at": spans[2][0], "ends_at": spans[2][1], "by": agnes}
    alone = visits.plan(order=made.waiting[0].key, mates=[people[2].person.key], at=MORNING, **told)

    Visit.objects.filter(pk=made.visits[1].pk).update(state="confirmed", confirmed_at=MORNING)
    Visit.objects.filter(pk=made.visits[3].pk).update(
        promised_from_at=made.visits[3].starts_at, promised_until_at=made.visits[3].starts_at + HOUR
    )
    wanted = [
        arranging.Wanted(made.visits[1].order_id, made.visits[1].pk, people[0], *spans[0]),
        arranging.Wanted(made.visits[3].order_id, made.visits[3].pk, people[0], *spans[1]),
        arranging.Wanted(made.waiting[1].pk, None, people[0], *spans[2], mates=(people[1],)),
    ]
    together = arranging.arrange(wanted, by=agnes, at=MORNING)

    def alike(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        return [(row[0], *row[2:]) for row in rows]

    one_by_one = [made.visits[0], made.visits[2], alone]
    assert alike(as_they_stand(together)) == alike(as_they_stand(one_by_one))
    orders = told_of([one.order for one in one_by_one]), told_of([one.order for one in together])
    keys = [[(kind, sorted(data), many) for kind, data, many in each] for side in orders for each in side]
    assert keys[:3] == keys[3:] and all(keys)
    for one in together:
        one.order.refresh_from_db()
    versions = [one.order.version for one in together]
    assert versions == [WorkOrder.objects.get(pk=one.order_id).version for one in one_by_one]
    for one in together:
        told_ = Booking.objects.filter(visit=one, released_at=None)
        assert {each.period.lower for each in told_} == {one.starts_at}
    assert Booking.objects.filter(visit=together[2], released_at=None).count() == 2, "whoever goes along has it on too"


def test_two_change_places_and_a_third_who_is_in_the_way_undoes_both(cast: SimpleNamespace, agnes: Actor) -> None:
    made = town.made(engineers=2, visits=4, waiting=0)
    first, second, third, _ = made.visits
    a, b = made.engineers
    swap = [
        arranging.Wanted(first.order_id, first.pk, b, second.starts_at, second.ends_at),
        arranging.Wanted(second.order_id, second.pk, a, first.starts_at, first.ends_at),
    ]
    moved = arranging.arrange(swap, by=agnes, at=MORNING)
    assert [one.engineer_id for one in moved] == [b.pk, a.pk]
    before = list(Booking.objects.order_by("pk").values_list("visit", "engineer", "period", "released_at"))
    onto = [
        arranging.Wanted(first.order_id, first.pk, a, third.ends_at + HOUR, third.ends_at + 2 * HOUR),
        arranging.Wanted(second.order_id, second.pk, a, third.starts_at + MINUTE, third.ends_at),
    ]
    with pytest.raises(arranging.Refused) as refused, transaction.atomic():
        arranging.arrange(onto, by=agnes, at=MORNING)
    assert (refused.value.place, refused.value.refusal.code) == (1, "double_booked")
    assert isinstance(refused.value.refusal, Conflict)
    assert list(Booking.objects.order_by("pk").values_list("visit", "engineer", "period", "released_at")) == before


def test_who_holds_many_engineers_holds_each_of_them(cast: SimpleNamespace) -> None:
    made = town.made(engineers=3, visits=0, waiting=0)
    assert bookings.hold([one.pk for one in reversed(made.engineers)]) == sorted(one.pk for one in made.engineers)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT objid FROM pg_locks"
            " WHERE locktype = 'advisory' AND classid = 7203 AND pid = pg_backend_pid() ORDER BY objid"
        )
        assert [one for (one,) in cursor.fetchall()] == sorted(one.pk for one in made.engineers)
