import json
import stat
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, transaction

from aftersales.assets.models import Asset
from aftersales.base import facts
from aftersales.base.worktime import ROUND_THE_CLOCK
from aftersales.customers.models import Customer
from aftersales.field.queries import day
from aftersales.notices.models import Notice
from aftersales.people import queries
from aftersales.people.models import Person
from aftersales.server import stock
from aftersales.server.demo import calls, cases, checking, customers, inbox, living, load, sign_ins, staff, world
from aftersales.server.demo.dice import dice, key_at
from aftersales.server.demo.seasons import ZONE, weight_of
from aftersales.server.trouble import Trouble
from aftersales.workorders import clock
from aftersales.workorders.models import Checklist, ChecklistAnswer, Note, SlaClock, Visit, Wish, WorkOrder
from aftersales.workorders.queries.log import log_of
from aftersales.workorders.states import Order

UNTIL = datetime(2026, 11, 18, 7, 30, tzinfo=UTC)
"""A Wednesday, half past three in Shanghai."""
SEED = 7
FEW = 14
SOME = 130


def begin(seed: int = SEED, count: int = 12, until: datetime = UNTIL) -> None:
    """The company and a few customers."""
    since = until - timedelta(days=400)
    stock.load(at=since)
    with facts.origin("demo"):
        staff.hire(seed=seed, at=since, until=until)
        checking.settle(seed=seed, at=since)
        customers.take_on(seed=seed, until=until, numbers=range(count), count=count)


def plan(there: world.World, newest: int) -> list[cases.Case]:
    """The newest cases of a full year, oldest first."""
    return list(reversed(cases.cases(there.seed, UNTIL, 3000, there.office)[:newest]))


@pytest.fixture(scope="module")
def company(django_db_setup: None, django_db_blocker: Any) -> Iterator[SimpleNamespace]:
    """A sample company with its latest orders, for the length of this module."""
    with django_db_blocker.unblock():
        everything = transaction.atomic()
        everything.__enter__()
        try:
            begin(count=24)
            there = world.read(SEED, UNTIL)
            for case in plan(there, SOME):
                living.live(there, case)
            yield SimpleNamespace(world=there)
        finally:
            transaction.set_rollback(True)
            everything.__exit__(None, None, None)


def ours() -> Any:
    return WorkOrder.objects.filter(origin="demo")


# -- the plan ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("orders", [1, 20, 600, 3000])
def test_the_cases_make_up_the_number_of_orders_exactly(orders: int) -> None:
    planned = cases.cases(SEED, UNTIL, orders, ROUND_THE_CLOCK)
    assert sum(case.orders for case in planned) == orders
    assert all(case.at <= UNTIL for case in planned)


def test_the_first_part_is_the_newest_of_the_whole() -> None:
    planned = cases.cases(SEED, UNTIL, 3000, ROUND_THE_CLOCK)
    first = cases.first_part(planned, 600)
    assert sum(case.orders for case in planned[:first]) in (600, 601)
    assert min(case.at for case in planned[:first]) >= max(case.at for case in planned[first:])


def test_something_is_urgent_whatever_the_hour() -> None:
    newest = cases.cases(SEED, UNTIL.replace(hour=19), 3000, ROUND_THE_CLOCK)[:10]
    assert [UNTIL.replace(hour=19) - case.at for case in newest if case.urgent] == [
        timedelta(minutes=95),
        timedelta(minutes=200),
    ]


@pytest.mark.parametrize("minute", range(0, 24 * 60, 17))
def test_whatever_the_hour_there_are_three_calls_today(minute: int) -> None:
    until = datetime(2026, 11, 22, tzinfo=ZONE) + timedelta(minutes=minute)
    start, end = calls.day_of(until)
    today = sorted(calls.calls(until), key=lambda call: call.starts_at)
    assert all(start <= call.starts_at < end for call in today)
    assert all(one.starts_at + calls.LENGTH < other.starts_at for one, other in pairwise(today))
    assert all(call.reported_at <= min(until, call.starts_at) - timedelta(hours=16) for call in today)
    assert any(abs(call.starts_at - until) < timedelta(minutes=45) for call in today), "one is under way"


def test_heat_brings_repairs_and_closing_the_books_brings_questions() -> None:
    def weight(on: str, trade: Any) -> float:
        return weight_of(datetime.fromisoformat(on).date(), trade, ROUND_THE_CLOCK)

    assert weight("2026-07-15", "equipment") > 2 * weight("2026-02-11", "equipment")
    assert weight("2026-09-30", "software") > 2 * weight("2026-09-23", "software")
    assert weight("2026-01-07", "software") > weight("2026-02-11", "software")


def test_dice_of_one_subject_fall_the_same_whatever_else_is_rolled() -> None:
    dice(SEED, "another").random()
    assert [dice(SEED, "life", 3).random() for _ in range(2)] == [dice(SEED, "life", 3).random()] * 2


def test_a_key_says_its_instant_and_its_version() -> None:
    key = key_at(UNTIL, SEED, "order", 1)
    assert (key.version, key.int >> 80) == (7, int(UNTIL.timestamp() * 1000))
    assert key == key_at(UNTIL, SEED, "order", 1) != key_at(UNTIL, SEED, "order", 2)


# -- the company -------------------------------------------------------------------------------------------------------


def told() -> str:
    """Everything that a seed decides, as one digest."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, at, data FROM base_fact"
            " WHERE origin = 'demo' AND kind LIKE 'WorkOrder%' ORDER BY at, kind, id"
        )
        happened = [(kind, at, sorted(json.loads(data))) for kind, at, data in cursor.fetchall()]
    served = Customer.objects.filter(code__startswith="C1")
    rows = [
        list(served.order_by("code").values_list("key", "name", "tier", "size")),
        list(Asset.objects.filter(customer__in=served).order_by("key").values_list("key", "name", "serial")),
        list(ours().order_by("external_id").values_list(
            "external_id", "key", "state", "title", "description", "priority", "cause", "solution", "reported_at",
            "resolved_at", "closed_at", "act_by_at", "owner__name", "customer__code")),
        list(Visit.objects.filter(order__origin="demo").order_by("key").values_list(
            "key", "state", "outcome", "starts_at", "completion_note", "engineer__person__name")),
        list(Note.objects.filter(order__origin="demo").order_by("at", "body").values_list("at", "public", "body")),
        happened,
    ]  # fmt: skip
    return sha256(repr(rows).encode()).hexdigest()


def test_the_same_seed_makes_the_same_company(db: None) -> None:
    digests = []
    for _ in range(2):
        with transaction.atomic():
            begin()
            there = world.read(SEED, UNTIL)
            for case in plan(there, FEW):
                living.live(there, case)
            digests.append((ours().count(), told()))
            transaction.set_rollback(True)
    assert digests[0] == digests[1]
    assert digests[0][0] == FEW


@pytest.mark.parametrize(
    ("until", "states"),
    [
        (datetime(2026, 11, 22, 14, 0, tzinfo=ZONE), ["done", "travelling", "confirmed"]),
        (datetime(2026, 11, 22, 2, 10, tzinfo=ZONE), ["travelling", "confirmed", "confirmed"]),
        (datetime(2026, 11, 22, 23, 52, tzinfo=ZONE), ["done", "done", "on_site"]),
        (datetime(2026, 10, 1, 19, 30, tzinfo=ZONE), ["done", "done", "travelling"]),
    ],
)
def test_the_sample_engineers_phone_is_alive_at_any_hour_of_any_day(
    db: None, until: datetime, states: list[str]
) -> None:
    begin(until=until)
    there = world.read(SEED, until)
    for case in reversed(cases.cases(SEED, until, 3000, there.office)[:9]):
        living.live(there, case)
    screen = day.day(there.staff(calls.ENGINEER), now=until)
    assert [row["state"] for row in screen["rows"] if row["on"] == screen["on"]] == states
    me = there.staff(calls.ENGINEER)
    assert queries.shifts_between(Person.objects.get(key=me.key), until, until + timedelta(minutes=1)).count() == 1


def test_every_state_is_there(company: SimpleNamespace) -> None:
    assert set(ours().values_list("state", flat=True)) == {state.value for state in Order}


def test_the_work_is_of_many_kinds(company: SimpleNamespace) -> None:
    kinds = Counter(ours().values_list("kind__code", flat=True))
    assert {"repair", "support", "inquiry", "inspection"} <= kinds.keys()
    assert {"phone", "wechat"} <= set(ours().values_list("channel", flat=True))
    assert ours().filter(priority=0).exists()
    assert ours().filter(wake_at__gt=UNTIL).exists()
    assert Visit.objects.filter(order__origin="demo", starts_at__gt=UNTIL, state="confirmed").exists()


def test_some_want_somebody_else_called_or_say_when_it_suits(company: SimpleNamespace) -> None:
    asked = Wish.objects.filter(order__origin="demo")
    assert asked.exclude(name="").filter(phone__startswith="+86100").exists()
    assert asked.exclude(suits=[]).exists()
    assert asked.count() < ours().count() / 2


def test_no_engineer_is_planned_in_two_places(company: SimpleNamespace) -> None:
    taken: dict[int, list[tuple[datetime, datetime]]] = {}
    for visit in Visit.objects.filter(order__origin="demo", starts_at__isnull=False).exclude(state="cancelled"):
        for engineer in [visit.engineer_id, *visit.mates.values_list("engineer_id", flat=True)]:
            taken.setdefault(engineer, []).append((visit.starts_at, visit.ends_at))
    assert sum(map(len, taken.values())) > 20
    assert all(one[1] <= other[0] for spans in taken.values() for one, other in pairwise(sorted(spans)))


def test_every_clock_can_be_computed_again_from_its_log(company: SimpleNamespace) -> None:
    for order in ours():
        log = log_of(order)
        for row in SlaClock.objects.filter(order=order):
            read = clock.read(log[row.target], row.read_at)
            assert (row.state, row.due_at, row.stopped_at, row.breached_at) == (
                read.state, read.due_at, read.stopped_at, read.breached_at,
            ), f"{order.external_id} {row.target}"  # fmt: skip


def test_everything_belongs_to_its_customer(company: SimpleNamespace) -> None:
    for order in ours().select_related("contact", "site", "asset", "contract"):
        parts = (order.contact, order.site, order.asset, order.contract)
        assert {part.customer_id for part in parts if part is not None} == {order.customer_id}


def test_nothing_happens_after_the_present(company: SimpleNamespace) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(at) FROM base_fact WHERE origin = 'demo'")
        assert cursor.fetchone()[0] <= UNTIL
    assert not SlaClock.objects.filter(order__origin="demo", next_at__lt=UNTIL - timedelta(minutes=1)).exists()


def test_what_happens_at_one_order_happens_in_order_of_time(company: SimpleNamespace) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT subject, at FROM base_fact"
            " WHERE origin = 'demo' AND kind NOT LIKE 'Sla%%' AND subject = ANY(%s) ORDER BY id",
            [list(ours().values_list("key", flat=True))],
        )
        seen: dict[Any, datetime] = {}
        for subject, at in cursor.fetchall():
            assert seen.get(subject, at) <= at
            seen[subject] = at


def test_a_life_that_was_lived_is_not_lived_again(company: SimpleNamespace) -> None:
    before = ours().count()
    assert not any(living.live(company.world, case) for case in plan(company.world, SOME))
    assert ours().count() == before


def test_the_relay_tells_nobody_of_it_but_the_inboxes_are_filled(company: SimpleNamespace) -> None:
    with transaction.atomic():
        assert not Notice.objects.exists()
        inbox.fill(until=UNTIL)
        people = set(Notice.objects.values_list("person__email", flat=True))
        assert people
        assert all(str(email).endswith("@example.com") for email in people)
        transaction.set_rollback(True)


# -- sign-ins and refusals ---------------------------------------------------------------------------------------------


def test_the_sample_sign_ins_work_and_are_the_owners_alone(company: SimpleNamespace, tmp_path: Path) -> None:
    given = sign_ins.give(at=UNTIL, var=tmp_path)
    file = tmp_path / sign_ins.FILE
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert {one.role for one in given} == {"admin", "agent", "dispatcher", "manager", "engineer", "customer"}
    for one in given:
        person = Person.objects.get(email=one.email)
        assert person.check_password(one.password)
        assert person.phone == f"+86{one.phone}"
    assert len({one.password for one in given}) == len(given)
    assert sign_ins.give(at=UNTIL, var=tmp_path) == given


def test_where_people_work_already_no_sample_company_is_loaded(report: Any) -> None:
    report()
    with pytest.raises(Trouble) as refused:
        load.plan(seed=SEED, orders=10, force=False, until=UNTIL)
    assert refused.value.code == "demo_not_here"
    assert load.plan(seed=SEED, orders=10, force=True, until=UNTIL).total == 10


def test_the_whole_is_loaded_once_and_said_to_be_done(db: None, tmp_path: Path) -> None:
    told_of: list[int] = []
    run = load.plan(seed=SEED, orders=6, force=False, until=UNTIL)
    load.load_first_part(run, var=tmp_path, processes=1, progress=lambda done, _: told_of.append(done), mail=False)
    again = load.plan(seed=99, orders=99, force=False)
    assert (again.pk, again.result) == (run.pk, {"first_done": True})
    assert load.load_rest(again, processes=1, progress=lambda done, _: told_of.append(done), pause=0)
    assert (ours().count(), again.state, told_of[-1]) == (6 + 1, "done", 6), "and the one to choose a time for"


def test_inspections_are_filled_in_and_some_things_fail(company: SimpleNamespace) -> None:
    done = Checklist.objects.filter(visit__state="done", visit__outcome="fixed")
    assert done.exists() and not done.filter(filled_at__isnull=True).exists()
    said = set(ChecklistAnswer.objects.filter(checklist__in=done).values_list("choice", flat=True))
    assert {"passed", "failed"} <= said
