"""Which windows are offered, as administrators settle it: by kind and territory, tried first, one rule for each."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from aftersales.base.errors import Conflict, Invalid, NotAllowed
from aftersales.dispatch.actions.appointments.rules import drop_rule, publish_rule
from aftersales.dispatch.models import AppointmentRule
from aftersales.dispatch.queries.appointments.rules import Place, rule_of
from aftersales.dispatch.solver.windows import RANGES, Offering
from aftersales.people.access import Actor, snapshot
from aftersales.people.models import Calendar, CalendarDay, Person, Territory
from aftersales.workorders.models import Kind, WorkOrder
from tests.conftest import NOON, facts_of

URL = "/api/v1/dispatch/windows"
Publish = Callable[..., AppointmentRule]


@pytest.fixture
def publish(ada: Actor) -> Publish:
    def make(**told: Any) -> AppointmentRule:
        return publish_rule(by=ada, at=NOON, **{"body": {}, **told})

    return make


def counting(order: WorkOrder) -> AppointmentRule | None:
    return rule_of(order, Place.of(order, None))


# -- which one counts --------------------------------------------------------------------------------------------------


def test_without_a_rule_no_windows_are_offered(order: WorkOrder) -> None:
    assert counting(order) is None


def test_the_kind_comes_before_any_and_then_the_nearest_territory(order: WorkOrder, publish: Publish) -> None:
    told: list[dict[str, Any]] = [
        {}, {"territory": "east-china"}, {"territory": "shanghai"}, {"kind": "repair"},
        {"kind": "repair", "territory": "east-china"}, {"kind": "repair", "territory": "shanghai"},
    ]  # fmt: skip
    for one in told:
        row = publish(**one)
        assert counting(order) == row
    for one in reversed(told[:-1]):
        latest = counting(order)
        assert latest is not None
        drop_rule(key=latest.key, by=None, at=NOON)
        found = counting(order)
        assert found is not None
        assert (found.kind and found.kind.code, found.territory and found.territory.code) == (
            one.get("kind"), one.get("territory"),
        )  # fmt: skip


def test_what_is_said_of_other_kinds_and_territories_is_not_meant(order: WorkOrder, publish: Publish) -> None:
    publish(territory="shenzhen")
    publish(kind=Kind.objects.filter(on_site=True).exclude(code="repair").values_list("code", flat=True)[0])
    assert counting(order) is None


def test_a_territory_said_of_the_order_comes_before_its_sites(order: WorkOrder, publish: Publish) -> None:
    row = publish(territory="south-china")
    assert counting(order) is None
    order.territory = Territory.objects.get(code="shenzhen")
    order.save(update_fields=["territory"])
    assert counting(order) == row


def test_another_rule_for_the_same_orders_takes_the_place_of_the_one_before(order: WorkOrder, publish: Publish) -> None:
    first, second = publish(kind="repair"), publish(kind="repair", body={"length_minutes": 60})
    first.refresh_from_db()
    assert (first.dropped_at, first.dropped_by_id) == (NOON, second.set_by_id)
    assert counting(order) == second
    assert facts_of(second.key) == ["AppointmentRulePublished"]


# -- whose clock -------------------------------------------------------------------------------------------------------


def test_windows_are_told_by_the_clock_of_the_site_then_of_the_reader_then_of_the_company(
    report: Callable[..., WorkOrder], acme: Any, agnes: Actor, settings: Any
) -> None:
    settings.COMPANY_ZONE = "Asia/Tokyo"
    Person.objects.filter(pk=agnes.id).update(zone="Europe/Berlin")
    reader = snapshot(Person.objects.get(pk=agnes.id))
    there, nowhere = report(), report(asset=None)
    type(acme.site).objects.update(zone="Asia/Urumqi")
    WorkOrder.objects.filter(pk=nowhere.pk).update(site=None, asset=None)
    assert Place.of(there, reader).zone == ZoneInfo("Asia/Urumqi")
    assert Place.of(nowhere, reader).zone == ZoneInfo("Europe/Berlin")
    assert Place.of(nowhere, None).zone == ZoneInfo("Asia/Tokyo")


# -- what is refused ---------------------------------------------------------------------------------------------------


def test_only_an_administrator_settles_windows(cast: Any) -> None:
    for one in (cast.agnes, cast.dan, cast.mei, cast.tess, cast.carl):
        with pytest.raises(NotAllowed):
            publish_rule(by=one, at=NOON, body={})
    row = publish_rule(by=cast.ada, at=NOON, body={})
    with pytest.raises(NotAllowed):
        drop_rule(key=row.key, by=cast.dan, at=NOON)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"kind": "nothing"}, "kind"),
        ({"kind": "support"}, "kind"),  # nobody goes there
        ({"territory": "mars"}, "territory"),
        ({"calendar": "mayan"}, "calendar"),
        ({"body": {"hold_minutes": 0}}, "hold_minutes"),
    ],
)
def test_what_nobody_knows_is_refused_by_the_name_of_its_field(
    publish: Publish, told: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        publish(**told)
    assert refused.value.facts["field"] == field
    assert not AppointmentRule.objects.exists()


def test_a_rule_that_does_not_count_is_not_dropped_once_more(publish: Publish) -> None:
    row = publish()
    drop_rule(key=row.key, by=None, at=NOON)
    with pytest.raises(Conflict) as refused:
        drop_rule(key=row.key, by=None, at=NOON)
    assert refused.value.code == "appointment_rule_over"


# -- the door ----------------------------------------------------------------------------------------------------------


def test_a_rule_is_published_listed_and_dropped_over_the_door(ada: Actor, dan: Actor, api: Callable[..., Any]) -> None:
    windows = {"length_minutes": 180, "step_minutes": 60, "capacity": 3, "weekdays": [0, 5], "pause": [720, 780]}
    body = {"kind": "repair", "territory": "shanghai", "calendar": "cn-office", "windows": windows}
    assert api(dan).post(URL, body).status == 403
    made = api(ada).post(URL, body)
    assert made.status == 201, made.body
    assert made.body["windows"] == Offering.read(windows).told()
    assert (made.body["kind"], made.body["territory"]["code"]) == ("repair", "shanghai")
    listed = api(dan).get(URL).body
    assert [one["key"] for one in listed["rows"]] == [made.body["key"]]
    assert {one["name"]: (one["least"], one["most"], one["usual"]) for one in listed["limits"]["numbers"]} == RANGES
    assert api(ada).post(f"{URL}/{made.body['key']}/drop").status == 200
    assert api(dan).get(URL).body["rows"] == []
    again = api(ada).post(f"{URL}/{made.body['key']}/drop")
    assert (again.status, again.body["code"]) == (409, "appointment_rule_over")


def test_the_door_names_the_field_that_is_wrong(ada: Actor, api: Callable[..., Any]) -> None:
    for windows, field in (({"hold_minutes": 61}, "hold_minutes"), ({"pause": [1080, 600]}, "pause")):
        refused = api(ada).post(URL, {"windows": windows})
        assert refused.status == 422, refused.body
        assert field in str(refused.body)


def test_windows_are_tried_before_they_are_published(ada: Actor, api: Callable[..., Any]) -> None:
    """In Berlin, over the day the clocks are changed too: nine is nine."""
    windows = {"weekdays": [0, 1, 2, 3, 4, 5, 6], "days_ahead": 60, "lead_minutes": 0}
    shown = api(ada).post(f"{URL}/preview", {"windows": windows, "zone": "Europe/Berlin"})
    assert shown.status == 200, shown.body
    berlin = ZoneInfo("Europe/Berlin")
    begins = [datetime.fromisoformat(one["from_at"]).astimezone(berlin) for one in shown.body["rows"]]
    assert {one.strftime("%H:%M") for one in begins} == {"09:00", "11:00", "13:00", "15:00"}
    assert len(begins) == 100 and shown.body["left_out"] > 100
    assert [one.date().isoformat() for one in begins] == [one["day"] for one in shown.body["rows"]]
    assert not AppointmentRule.objects.exists()
    nowhere = api(ada).post(f"{URL}/preview", {"windows": windows, "zone": "Europe/Nowhere"})
    assert (nowhere.status, nowhere.body["code"]) == (422, "no_such_zone")


def test_on_the_days_a_calendar_has_off_nothing_is_offered(ada: Actor, api: Callable[..., Any]) -> None:
    office = Calendar.objects.get(code="cn-office")
    windows = {"weekdays": [0, 1, 2, 3, 4, 5, 6], "days_ahead": 20, "lead_minutes": 0}
    asked = {"windows": windows, "zone": "Asia/Shanghai"}
    every = {one["day"] for one in api(ada).post(f"{URL}/preview", asked).body["rows"]}
    off = date.fromisoformat(sorted(every)[3])
    CalendarDay.objects.update_or_create(calendar=office, on=off, defaults={"periods": [], "kind": "holiday"})
    kept = {one["day"] for one in api(ada).post(f"{URL}/preview", {**asked, "calendar": "cn-office"}).body["rows"]}
    assert off.isoformat() in every and off.isoformat() not in kept
