"""Everything is written anew, online: from nothing, and from one version of the pieces to the next."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from aftersales.base.models import Run
from aftersales.base.search import grams
from aftersales.people.access import Actor
from aftersales.server import reindex
from aftersales.server.doctor.contents import contents
from aftersales.workorders.models import OrderSearch, WorkOrder
from aftersales.workorders.queries.find import find
from tests.conftest import NOON


def finish(everything: bool = False) -> Run:
    return reindex.reindex(at=lambda: NOON, everything=everything, progress=lambda run: None)


def test_what_is_missing_is_written_and_counted(report: Callable[..., WorkOrder], agnes: Actor) -> None:
    order = report(title="冷库报警")
    OrderSearch.objects.all().delete()
    assert not find("冷库", agnes)["orders"]
    assert reindex.waiting()["workorder"] >= 1
    assert not next(one for one in contents() if one.check == "doctor_search").good
    run = finish()
    assert (run.state, run.result["written"]) == ("done", 1)
    assert run.done >= run.total > 1
    assert [row["key"] for row in find("冷库", agnes)["orders"]] == [order.key]
    assert not reindex.waiting()
    assert finish().result["written"] == 0
    assert finish(everything=True).result["written"] == run.done


def test_the_worker_does_it_once_for_each_version(report: Callable[..., WorkOrder], cast: SimpleNamespace) -> None:
    report(title="冷库报警")
    OrderSearch.objects.all().delete()
    assert reindex.catch_up(at=NOON) == 1
    OrderSearch.objects.all().delete()
    assert reindex.catch_up(at=NOON) == 0


def test_rows_of_both_versions_are_found_while_they_are_written_anew(
    report: Callable[..., WorkOrder], agnes: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = report(title="冷库报警")
    monkeypatch.setattr(grams, "VERSION", grams.VERSION + 1)
    monkeypatch.setattr(grams, "BEFORE", grams.VERSION - 1)
    new = report(title="冷库漏水")

    def found() -> set[object]:
        return {row["key"] for row in find("冷库", agnes)["orders"]}

    assert {row.version for row in OrderSearch.objects.all()} == {1, 2}
    assert found() == {old.key, new.key}
    assert finish().state == "done"
    assert {row.version for row in OrderSearch.objects.all()} == {2}
    assert found() == {old.key, new.key}
    assert not reindex.waiting()
