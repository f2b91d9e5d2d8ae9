"""Tables are checked and taken in: all or none, or what is right; stopped, killed and begun again."""

from typing import Any

import pytest

from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.base.imports import keeping, running
from aftersales.base.models import Import, Run
from aftersales.customers.models import Customer
from aftersales.people.access import Actor
from aftersales.people.models import Person
from tests.base.imports.conftest import Bring, begin, done, told
from tests.conftest import NOON, facts_of

pytestmark = pytest.mark.django_db
HEAD = ("code", "name", "industry", "size")


def many(rows: int, wrong: dict[int, tuple[Any, ...]] | None = None) -> list[tuple[Any, ...]]:
    """A table of so many customers; `wrong` says which rows of the file are others."""
    made = [(f"Z-{number}", f"firm {number}", "", number) for number in range(2, rows + 2)]
    return [HEAD, *((wrong or {}).get(number, row) for number, row in enumerate(made, 2))]


def theirs() -> int:
    return Customer.objects.filter(code__startswith="Z-").count()


def test_a_check_tells_of_every_row_and_writes_nothing(bring: Bring, ada: Actor) -> None:
    one = done(bring("customers", [HEAD, ("Z-1", "new", "food", "12"), ("acme", "renamed", "", "")]), "check", ada)
    assert (one.state, one.counts["created"], one.counts["updated"]) == ("checked", 1, 1)
    assert told(one) == [(2, "created", []), (3, "updated", [])]
    assert theirs() == 0
    assert Customer.objects.get(code="acme").name == "acme"
    assert facts_of(Customer.objects.get(code="acme").key) == []


def test_what_a_check_says_is_what_comes_of_it(bring: Bring, ada: Actor) -> None:
    table = [HEAD, ("Z-1", "new", "food", "12"), ("acme", "acme", "pharma", "420"), ("xenon", "other", "", "")]
    checked = told(done(bring("customers", table), "check", ada))
    assert [outcome for _, outcome, _ in checked] == ["created", "unchanged", "updated"]
    assert told(done(bring("customers", table), "all", ada)) == checked
    new = Customer.objects.get(code="Z-1")
    assert (new.name, new.industry, new.size, facts_of(new.key)) == ("new", "food", 12, ["CustomerCreated"])


def test_brought_again_nothing_is_doubled(bring: Bring, ada: Actor) -> None:
    done(bring("customers", many(30)), "all", ada)
    again = done(bring("customers", many(30)), "all", ada)
    assert (again.counts["unchanged"], again.counts["created"], theirs()) == (30, 0, 30)
    assert [row.subject for row in again.outcomes.all()[:1]] == [Customer.objects.get(code="Z-2").key]


def test_three_wrong_rows_of_many_are_found_and_nothing_is_half_there(bring: Bring, ada: Actor) -> None:
    wrong = {
        7: ("Z-7", "firm", "moonshine", "7"),
        1203: ("Z-1203", "", "", "x"),
        1999: ("Z-2", "said before", "", "3"),
    }
    one = done(bring("customers", many(2000, wrong)), "all", ada)
    assert (one.state, one.counts) == (
        "undone",
        {"created": 1997, "updated": 0, "unchanged": 0, "skipped": 0, "wrong": 3},
    )
    assert [row for row in told(one) if row[1] == "wrong"] == [
        (7, "wrong", [("industry", "import_not_one_of", "moonshine")]),
        (1203, "wrong", [("size", "import_not_a_number", "x"), ("name", "import_required", "")]),
        (1999, "wrong", [("", "import_said_twice", "")]),
    ]
    assert theirs() == 0
    assert one.outcomes.get(number=7).cells == ["Z-7", "firm", "moonshine", "7"]
    assert one.outcomes.get(number=8).cells == []
    assert one.outcomes.exclude(subject=None).count() == 0


def test_what_is_right_can_be_taken_alone(bring: Bring, ada: Actor) -> None:
    one = done(bring("customers", many(1200, {700: ("", "no code", "", "")})), "good", ada)
    assert (one.state, one.counts["created"], one.counts["wrong"], theirs()) == ("done", 1199, 1, 1199)
    assert one.run is not None
    assert (one.run.state, one.run.done, one.run.total) == ("done", 1200, 1200)


def test_a_run_that_was_killed_goes_on_where_it_was(bring: Bring, ada: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    one = begin(bring("customers", many(1700, {3: ("Z-3", "", "", ""), 1650: ("Z-9", "again", "", "")})), "good", ada)
    assert one.run is not None
    real, batches = running._Pass._take, []

    def killed(self: Any, batch: Any) -> Any:
        batches.append(len(batch))
        if len(batches) == 3:
            raise KeyboardInterrupt
        return real(self, batch)

    monkeypatch.setattr(running._Pass, "_take", killed)
    with pytest.raises(KeyboardInterrupt):
        running.work(run=one.run.key, clock=lambda: NOON)
    assert (theirs(), one.outcomes.count()) == (999, 1000)
    monkeypatch.setattr(running._Pass, "_take", real)
    running.work(run=one.run.key, clock=lambda: NOON)
    after = Import.objects.get(pk=one.pk)
    assert (after.state, after.counts["created"], after.counts["wrong"], theirs()) == ("done", 1698, 2, 1698)
    assert after.outcomes.count() == 1700
    assert told(after)[1648] == (1650, "wrong", [("", "import_said_twice", "")])


def test_all_or_none_that_was_killed_leaves_none(bring: Bring, ada: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    one = begin(bring("customers", many(1700)), "all", ada)
    assert one.run is not None
    real, batches = running._Pass._take, []

    def killed(self: Any, batch: Any) -> Any:
        batches.append(len(batch))
        if len(batches) == 3:
            raise KeyboardInterrupt
        return real(self, batch)

    monkeypatch.setattr(running._Pass, "_take", killed)
    with pytest.raises(KeyboardInterrupt):
        running.work(run=one.run.key, clock=lambda: NOON)
    assert (theirs(), one.outcomes.count()) == (0, 0)
    monkeypatch.setattr(running._Pass, "_take", real)
    running.work(run=one.run.key, clock=lambda: NOON)
    assert (Import.objects.get(pk=one.pk).state, theirs()) == ("done", 1700)


@pytest.mark.parametrize(
    ("mode", "state", "stays"), [("check", "mapped", 0), ("all", "stopped", 0), ("good", "stopped", 500)]
)
def test_it_can_be_stopped(mode: str, state: str, stays: int, bring: Bring, ada: Actor) -> None:
    one = begin(bring("customers", many(1700)), mode, ada)
    keeping.stop(key=one.key, by=ada, at=NOON)
    assert one.run is not None
    running.work(run=one.run.key, clock=lambda: NOON)
    after = Import.objects.get(pk=one.pk)
    assert (after.state, theirs(), Run.objects.get(pk=one.run.pk).state) == (state, stays, "stopped")
    with pytest.raises(Conflict):
        keeping.stop(key=one.key, by=ada, at=NOON)


def test_what_was_stopped_can_be_run_again(bring: Bring, ada: Actor) -> None:
    one = begin(bring("customers", many(900)), "good", ada)
    keeping.stop(key=one.key, by=ada, at=NOON)
    assert one.run is not None
    running.work(run=one.run.key, clock=lambda: NOON)
    after = done(one, "all", ada)
    assert (after.state, after.counts["created"], after.counts["unchanged"]) == ("done", 400, 500)


def test_a_row_the_database_refuses_is_wrong_alone(bring: Bring, ada: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody else took the code between the look and the write."""
    real = Customer.objects.bulk_create

    def taken(rows: Any, **told: Any) -> Any:
        rows = list(rows)
        if any(row.code == "Z-77" for row in rows):
            Customer.objects.filter(code="acme").update(code="Z-77")
        return real(rows, **told)

    monkeypatch.setattr(Customer.objects, "bulk_create", taken)
    one = done(bring("customers", many(300)), "good", ada)
    assert [row for row in told(one) if row[1] == "wrong"] == [(77, "wrong", [("", "import_database_refused", "")])]
    assert theirs() == 299


def test_a_required_column_without_a_place_is_said_before_anything_runs(bring: Bring, ada: Actor) -> None:
    one = bring("customers", [("code", "Firma"), ("A", "b")])
    with pytest.raises(Invalid) as refused:
        keeping.check(key=one.key, by=ada, at=NOON)
    assert (refused.value.code, refused.value.facts["lacking"]) == ("import_mapping_incomplete", ["name"])


def test_one_value_can_stand_for_every_row(bring: Bring, ada: Actor) -> None:
    one = bring("customers", [("code", "name"), ("Z-1", "b"), ("Z-2", "c")])
    mapping = {**one.mapping, "tier": {"value": "金牌客户"}}
    one = keeping.change(key=one.key, by=ada, at=NOON, version=one.version, changes={"mapping": mapping})
    done(one, "all", ada)
    assert set(Customer.objects.filter(code__startswith="Z-").values_list("tier", flat=True)) == {"gold"}


def test_an_empty_cell_leaves_what_stands(bring: Bring, ada: Actor) -> None:
    done(bring("customers", [HEAD, ("acme", "Acme", "", "")]), "all", ada)
    acme = Customer.objects.get(code="acme")
    assert (acme.name, acme.industry, acme.size, acme.tier) == ("Acme", "pharma", 420, "gold")


def test_formulas_in_cells_are_words(bring: Bring, ada: Actor) -> None:
    done(bring("customers", [HEAD, ("Z-1", '"=HYPERLINK(""http://evil"")"', "", "")]), "all", ada)
    assert Customer.objects.get(code="Z-1").name == '=HYPERLINK("http://evil")'


@pytest.mark.parametrize("who", ["agnes", "mei", "dan", "tess", "carl"])
def test_whoever_lacks_the_right_begins_none_and_knows_of_none(who: str, bring: Bring, ada: Actor, cast: Any) -> None:
    one = bring("customers", many(1))
    other: Actor = getattr(cast, who)
    with pytest.raises(NotAllowed):
        bring("customers", many(1), by=other)
    for verb in (keeping.check, keeping.stop, keeping.forget):
        with pytest.raises(NotFound):
            verb(key=one.key, by=other, at=NOON)


def test_a_right_that_was_taken_meanwhile_stops_it(bring: Bring, ada: Actor) -> None:
    one = begin(bring("customers", many(5)), "all", ada)
    Person.objects.get(name="ada").roles.clear()
    assert one.run is not None
    running.work(run=one.run.key, clock=lambda: NOON)
    after = Import.objects.get(pk=one.pk)
    assert (after.state, after.reason, theirs()) == ("failed", "import_right_gone", 0)
    assert Run.objects.get(pk=one.run.pk).state == "failed"


def test_one_that_runs_is_not_changed_or_run_twice(bring: Bring, ada: Actor) -> None:
    one = begin(bring("customers", many(5)), "all", ada)
    for verb in (lambda: begin(one, "check", ada), lambda: keeping.forget(key=one.key, by=ada, at=NOON)):
        with pytest.raises(Conflict):
            verb()
    with pytest.raises(Conflict):
        keeping.change(key=one.key, by=ada, at=NOON, version=one.version, changes={"mapping": {}})
