"""The company's own fields in a table of orders: columns of their own, and the same rules as everywhere else."""

from types import SimpleNamespace
from typing import Any, Final

import pytest

from aftersales.base.imports.said import page
from aftersales.base.imports.subjects import subject_named
from aftersales.base.imports.templates import template
from aftersales.people.access import Actor
from aftersales.workorders.models import OrderFields, WorkOrder
from tests.base.imports.conftest import Bring, done
from tests.brought.conftest import outcomes
from tests.own_fields import COLOURS, WET, ask, settle

pytestmark = pytest.mark.django_db
HEAD: Final = ("external_id", "customer", "title", "kind", "team")
START: Final = ("acme", "x", "repair", "")


@pytest.fixture(autouse=True)
def form() -> None:
    """Repairs ask for the pressure at once; whether it got wet, and then for colours by the time it is taken in."""
    for position, (code, type_, zh, en, told) in enumerate((
        ("pressure", "number", "压力", "Pressure", {"unit": "bar", "low": 0, "high": 40, "decimals": 1}),
        ("wet", "flag", "进水", "Wet", {}),
        ("colour", "multi", "颜色", "Colour", {"choices": COLOURS}),
        ("lamp", "choice", "灯", "Lamp", {"choices": COLOURS}),
        ("seen", "date", "发现日期", "Seen on", {}),
        ("who", "person", "经手人", "Handled by", {}),
        ("spare", "asset", "备机", "Spare", {}),
        ("other", "text", "别的", "Other", {}),
    )):  # fmt: skip
        settle(code, type_, zh, en, position=position, **told)
    ask([
        {"field": "pressure", "required_at": "report"}, "wet",
        {"field": "colour", "show_when": WET, "required_at": "triage"}, "lamp", "seen", "who", "spare",
    ])  # fmt: skip


def held(number: str) -> dict[str, Any]:
    order = WorkOrder.objects.get(external_id=number)
    values: dict[str, Any] = OrderFields.objects.get(order=order).values
    return values


def test_what_a_form_asks_for_is_a_column_of_the_table_and_of_its_template() -> None:
    subject = subject_named("orders")
    own = {one.name: subject.labels(one.name) for one in subject.columns if one.name.startswith("custom.")}
    assert own["custom.pressure"] == ["压力 (bar)", "Pressure (bar)"]
    assert list(own)[1:] == [f"custom.{code}" for code in ("wet", "colour", "lamp", "seen", "who", "spare")]
    assert "压力 (bar) Pressure (bar)" in template(subject, "csv", "en").decode()
    assert not [one for one in subject_named("assets").columns if one.name.startswith("custom.")]


def test_cells_are_read_as_people_write_them(bring: Bring, ada: Actor, tess: Actor, acme: SimpleNamespace) -> None:
    said = outcomes(
        bring, ada, "orders", (*HEAD, "压力", "Wet", "颜色", "lamp", "发现日期 Seen on", "经手人", "Spare"),
        ("A1", *START, "12.5 bar", "是", "蓝；Red", "red", "2026年11月20日", "tess@example.com", "S-acme"),
        ("A2", *START, "7", "no", "", "Blue", "20.11.2026", "tess", ""),
    )  # fmt: skip
    assert said == ["created", "created"]
    assert held("A1") == {
        "pressure": 12.5, "wet": True, "colour": ["red", "blue"], "lamp": "red", "seen": "2026-11-20",
        "who": str(tess.key), "spare": str(acme.asset.key),
    }  # fmt: skip
    assert held("A2") == {"pressure": 7, "wet": False, "lamp": "blue", "seen": "2026-11-20", "who": str(tess.key)}


def test_what_the_form_refuses_is_refused_with_its_column_and_in_words(bring: Bring, ada: Actor) -> None:
    table = [
        (*HEAD, "pressure", "wet", "colour", "lamp", "who", "spare"),
        ("B1", *START, "", "", "", "", "", ""),
        ("B2", *START, "41", "", "", "", "", ""),
        ("B3", *START, "1", "no", "red", "", "", ""),
        ("B4", *START, "1", "", "", "green", "", ""),
        ("B5", *START, "1", "", "", "", "nobody@example.com", ""),
        ("B6", *START, "1", "", "", "", "", "S-xenon"),
        ("B7", "acme", "x", "complaint", "", "1", "", "", "", "", ""),
        ("B8", "acme", "x", "repair", "east", "1", "yes", "", "", "", ""),
    ]
    one = done(bring("orders", table), "good", ada)
    said = page(one, outcome="wrong", cursor=None, limit=50, language="en")["rows"]
    told = [(row["troubles"][0]["column"], row["troubles"][0]["code"]) for row in said]
    assert told == [
        ("custom.pressure", "custom_missing"), ("custom.pressure", "custom_out_of_range"),
        ("custom.colour", "custom_not_asked"), ("custom.lamp", "import_not_one_of"),
        ("custom.who", "import_no_such_colleague"), ("custom.spare", "import_not_of_this_customer"),
        ("custom.pressure", "no_such_custom_field"), ("", "custom_missing_to_triage"),
    ]  # fmt: skip
    messages = [row["troubles"][0]["message"] for row in said]
    assert messages[0] == "Still missing: Pressure. Please fill it in and send again."
    assert messages[1] == "“Pressure” should be between 0 and 40."
    assert "Red, Blue" in messages[3]
    assert "Colour" in messages[7]
    assert (
        "压力"
        in page(one, outcome="wrong", cursor=None, limit=1, language="zh-CN")["rows"][0]["troubles"][0]["message"]
    )
    assert not WorkOrder.objects.exists()


def test_brought_again_only_what_differs_is_changed_and_an_empty_cell_leaves_what_stands(
    bring: Bring, ada: Actor
) -> None:
    head = (*HEAD, "pressure", "wet", "colour")
    first = ("C1", *START, "3", "yes", "blue")
    assert outcomes(bring, ada, "orders", head, first) == ["created"]
    assert outcomes(bring, ada, "orders", head, first) == ["unchanged"]
    assert outcomes(bring, ada, "orders", head, ("C1", *START, "", "", "red;blue")) == ["updated"]
    assert held("C1") == {"pressure": 3, "wet": True, "colour": ["red", "blue"]}


def test_a_field_put_away_is_no_column_any_more(bring: Bring, ada: Actor) -> None:
    settle("lamp", "choice", "灯", "Lamp", choices=COLOURS, archived=True)
    assert subject_named("orders").column("custom.lamp") is None
    assert outcomes(bring, ada, "orders", (*HEAD, "pressure", "lamp"), ("D1", *START, "1", "red")) == ["created"]
    assert held("D1") == {"pressure": 1}
