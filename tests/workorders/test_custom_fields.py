"""The company's own fields: settled by an administrator, asked for by forms, held by orders."""

import json
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import quote
from uuid import uuid4

import pytest

from aftersales.customers.events import ContactErased
from aftersales.customers.models import Contact
from aftersales.people.access import Actor
from aftersales.workorders.actions import filling, orders, taking_along
from aftersales.workorders.models import CustomField, Kind, OrderFields, WorkOrder
from aftersales.workorders.reactions import forget
from tests.conftest import NOON, Api, facts_of

Browser = Callable[[Actor], Api]
NEW: Final = '"0"'
NAMES: Final = {"name_zh": "新", "name_en": "new"}
COLOURS: Final = [
    {"code": "red", "name_zh": "红", "name_en": "Red"},
    {"code": "blue", "name_zh": "蓝", "name_en": "Blue"},
]
WET: Final = {"field": "custom.wet", "op": "is", "value": True}


@pytest.fixture
def field(ada: Actor, api: Browser) -> Callable[..., Any]:
    """Define a field of the company's own, or change it."""

    def put(code: str, type_: str, version: str = NEW, **told: Any) -> Any:
        return api(ada).put(f"/api/v1/custom_fields/{code}", {"type": type_, **NAMES, **told}, If_Match=version)

    return put


@pytest.fixture
def form(ada: Actor, api: Browser) -> Callable[..., Any]:
    """Let repairs ask for these."""

    def put(*items: Any, kind: str = "repair") -> Any:
        version = Kind.objects.get(code=kind).version
        told = [one if isinstance(one, dict) else {"field": one} for one in items]
        return api(ada).put(f"/api/v1/kinds/{kind}/form", {"items": told}, If_Match=f'"{version}"')

    return put


@pytest.fixture
def wet(field: Callable[..., Any], form: Callable[..., Any]) -> None:
    """Repairs ask whether it got wet; if so what it looks like, by the time it is taken in; and a note at the end."""
    for code, type_, told in (
        ("wet", "flag", {"name_zh": "进水"}), ("colour", "choice", {"name_zh": "颜色", "choices": COLOURS}),
        ("note", "text", {"name_zh": "备注", "searchable": True}), ("volt", "number", {"low": 0, "decimals": 1}),
        ("who", "person", {}), ("spare", "asset", {}), ("seen", "date", {}),
    ):  # fmt: skip
        assert field(code, type_, **told).status == 200
    answer = form(
        {"field": "wet", "customers": "fill"},
        {"field": "colour", "show_when": WET, "required_at": "triage", "customers": "fill"},
        {"field": "note", "show_when": WET, "required_at": "resolve"},
        "volt", "who", {"field": "spare", "customers": "fill"}, {"field": "seen", "customers": "see"},
    )  # fmt: skip
    assert answer.status == 200, answer.body


def values(order: WorkOrder) -> dict[str, Any]:
    found = OrderFields.objects.filter(order=order).first()
    return found.values if found else {}


def change(browser: Api, order: WorkOrder, version: int | None = None, **custom: Any) -> Any:
    seen = WorkOrder.objects.get(pk=order.pk).version if version is None else version
    return browser.patch(f"/api/v1/workorders/{order.key}", {"custom": custom}, If_Match=f'"{seen}"')


# -- settled ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("type_", "told", "why"),
    [
        ("choice", {}, "choices_missing"),
        ("text", {"choices": COLOURS}, "choices_for_choices"),
        ("choice", {"choices": [COLOURS[0], COLOURS[0]]}, "choice_twice"),
        ("text", {"unit": "V"}, "only_for_numbers"),
        ("number", {"low": 2, "high": 1}, "low_above_high"),
        ("number", {"high": 1e300}, "bound_too_large"),
        ("number", {"searchable": True}, "only_for_texts"),
        ("text", {"searchable": True, "personal": True}, "personal_is_not_searched"),
        ("colour", {}, "bad_input"),
        ("number", {"decimals": 9}, "bad_input"),
    ],
)
def test_a_field_that_makes_no_sense_is_refused(
    type_: str, told: dict[str, Any], why: str, field: Callable[..., Any]
) -> None:
    answer = field("odd", type_, **told)
    assert (answer.status, answer.body["code"]) == (422, why)
    assert not CustomField.objects.filter(code="odd").exists()


def test_a_field_is_changed_from_the_version_that_was_seen_and_all_staff_hear(
    field: Callable[..., Any], ada: Actor, api: Browser
) -> None:
    made = field("lamp", "text")
    stale = field("lamp", "text", '"7"', name_zh="别的")
    assert (stale.status, stale.body["labels"]) == (409, {"name_zh": "中文名称"})
    assert field("lamp", "text", '"1"', name_zh="灯").body["version"] == 2
    assert facts_of(made.body["key"]) == ["CustomFieldChanged"] * 2
    assert api(ada).put("/api/v1/custom_fields/lamp", {"type": "text", **NAMES}).status == 428


def test_what_orders_or_forms_have_keeps_its_type_and_its_choices(
    wet: None, field: Callable[..., Any], order: WorkOrder, agnes: Actor, api: Browser
) -> None:
    assert field("volt", "text", '"1"').body["code"] == "custom_field_used"
    gone = field("colour", "choice", '"1"', choices=COLOURS[:1])
    assert (gone.status, gone.body["code"], gone.body["facts"]["choice"]) == (409, "choice_gone", "blue")
    kept = field("colour", "choice", '"1"', choices=[COLOURS[0], {**COLOURS[1], "archived": True}])
    assert kept.body["choices"][1]["archived"]
    change(api(agnes), order, wet=True)
    refused = change(api(agnes), order, colour="blue")
    assert (refused.status, refused.body["code"]) == (422, "custom_choice_not_now")


def test_what_customers_read_or_a_form_asks_by_does_not_become_personal(
    field: Callable[..., Any], form: Callable[..., Any], agnes: Actor, api: Browser
) -> None:
    for code in ("read", "asked_by", "plain"):
        assert field(code, "text").status == 200
    asks = {"field": "plain", "show_when": {"field": "custom.asked_by", "op": "not_empty"}}
    assert form({"field": "read", "customers": "see"}, "asked_by", asks).status == 200
    for code in ("read", "asked_by"):
        refused = field(code, "text", '"1"', personal=True)
        assert (refused.status, refused.body["code"]) == (409, "custom_field_used")
    assert field("plain", "text", '"1"', personal=True).status == 200
    assert api(agnes).get("/api/v1/workorders/form?kind=repair").body["about"] == ["custom.asked_by"]


@pytest.mark.parametrize(
    ("item", "why"),
    [
        ({"field": "none"}, "form_field_unknown"),
        ({"field": "wet"}, "form_field_unknown"),
        ({"field": "volt", "show_when": {"field": "custom.volt", "op": "gt", "value": 1}}, "filter_unknown_field"),
        ({"field": "volt", "show_when": {"field": "custom.seen", "op": "past"}}, "filter_unknown_field"),
        ({"field": "volt", "show_when": {"field": "state", "op": "in", "value": ["closed"]}}, "filter_unknown_field"),
        ({"field": "volt", "limits": [{"when": WET, "choices": ["red"]}]}, "custom_unknown_choice"),
        ({"field": "colour", "limits": [{"when": WET, "choices": ["green"]}]}, "custom_unknown_choice"),
        ({"field": "who", "customers": "fill"}, "form_person_by_customers"),
    ],
)
def test_a_form_that_cannot_be_asked_is_refused(
    item: dict[str, Any], why: str, wet: None, form: Callable[..., Any]
) -> None:
    before = Kind.objects.get(code="repair").form
    answer = form("wet", item)
    assert (answer.status, answer.body["code"]) == (422, why)
    assert Kind.objects.get(code="repair").form == before


def test_a_form_says_its_conditions_in_words(wet: None, agnes: Actor, api: Browser) -> None:
    told = api(agnes).get("/api/v1/kinds/repair/form").body
    assert [one["field"] for one in told["items"]][:2] == ["wet", "colour"]
    assert told["items"][1]["show_words"] and "进水" in told["items"][1]["show_words"]


# -- held ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"note": "x" * 10_000}, "custom_too_long"),
        ({"volt": 1e308}, "custom_out_of_range"),
        ({"volt": -1}, "custom_out_of_range"),
        ({"colour": "green"}, "custom_unknown_choice"),
        ({"none": 1}, "no_such_custom_field"),
        ({"who": str(uuid4())}, "custom_no_such_person"),
        ({"seen": "yesterday"}, "custom_not_a_day"),
        ({"colour": "red"}, "custom_not_asked"),
    ],
)
def test_hostile_values_are_refused_in_words(
    told: dict[str, Any], why: str, wet: None, order: WorkOrder, agnes: Actor, api: Browser
) -> None:
    answer = change(api(agnes), order, **told)
    assert (answer.status, answer.body["code"]) == (422, why)
    assert "{" not in answer.body["detail"] and values(order) == {}


def test_a_stranger_is_not_somebody_who_works_here_and_another_customers_asset_is_not_there(
    wet: None, order: WorkOrder, agnes: Actor, carl: Actor, acme: Any, xenon: Any, api: Browser
) -> None:
    for told, why in (
        ({"who": str(carl.key)}, "custom_no_such_person"),
        ({"spare": str(xenon.asset.key)}, "custom_no_such_asset"),
    ):
        assert change(api(agnes), order, **told).body["code"] == why
    good = change(api(agnes), order, who=str(agnes.key), spare=str(acme.asset.key)).body["custom"]
    assert {one["code"]: one["name"] for one in good if one["value"]} == {"who": "agnes", "spare": "unit 3"}


def test_what_is_changed_is_told_by_codes_and_of_words_only_that(
    wet: None, order: WorkOrder, agnes: Actor, api: Browser
) -> None:
    assert change(api(agnes), order, wet=True, volt=229.5, note="Mr Wang's desk").status == 200
    assert values(order) == {"wet": True, "volt": 229.5, "note": "Mr Wang's desk"}
    (line,) = [r for r in api(agnes).get(f"/api/v1/workorders/{order.key}/timeline").body["rows"]
               if r["kind"] == "WorkOrderChanged"]  # fmt: skip
    assert line["data"]["fields"] == {"custom.wet": [None, "yes"], "custom.volt": [None, "229.5"]}
    assert line["data"]["texts"] == ["custom.note"] and "Wang" not in json.dumps(line)


def test_who_changes_an_old_page_is_shown_both_values_by_name(
    wet: None, order: WorkOrder, agnes: Actor, api: Browser
) -> None:
    seen = order.version
    change(api(agnes), order, volt=10)
    stale = change(api(agnes), order, seen, volt=20)
    assert (stale.status, stale.body["facts"]["fields"]) == (409, {"custom.volt": {"yours": 20, "now": 10}})
    assert stale.body["labels"] == {"custom.volt": "新"}
    assert change(api(agnes), order, seen, volt=10).status == 200, "both want the same"


def test_a_move_waits_for_what_the_form_requires_and_brings_it_along(
    wet: None, order: WorkOrder, agnes: Actor, tess: Actor, api: Browser
) -> None:
    browser, path = api(agnes), f"/api/v1/workorders/{order.key}"
    change(browser, order, wet=True)
    page = browser.get(path).body
    asks = {one["move"]: one["asks"] for one in page["moves"]}
    assert asks["triage"] == ["colour"]
    refused = browser.post(f"{path}/triage", {})
    assert (refused.status, refused.body["code"]) == (409, "custom_missing_to_triage")
    assert "颜色" in refused.body["detail"]
    assert browser.post(f"{path}/triage", {"custom": {"colour": "red"}}).status == 200
    browser.post(f"{path}/assign", {"owner": tess.key})
    done = {"cause": "-", "solution": "-"}
    assert api(tess).post(f"{path}/resolve", done).body["code"] == "custom_missing_to_resolve"
    assert api(tess).post(f"{path}/resolve", {**done, "custom": {"note": "dried"}}).body["state"] == "resolved"
    emptied = change(browser, order, note=None)
    assert (emptied.status, emptied.body["code"]) == (422, "custom_missing"), "what was required stays"


def test_what_is_required_with_the_report_is_required_of_everybody(
    wet: None, form: Callable[..., Any], agnes: Actor, acme: Any, carl: Actor, api: Browser
) -> None:
    form({"field": "wet", "required_at": "report", "customers": "fill"}, {"field": "volt", "required_at": "report"})
    body = {"kind": "repair", "title": "E6", "customer": acme.customer.key}
    refused = api(agnes).post("/api/v1/workorders", body)
    assert (refused.status, refused.body["facts"]["missing"]) == (422, ["custom.wet", "custom.volt"])
    assert api(agnes).post("/api/v1/workorders", {**body, "custom": {"wet": False, "volt": 1}}).status == 201
    own = {"kind": "repair", "title": "E6"}
    refused = api(carl).post("/api/v1/portal/workorders", own)
    assert refused.body["facts"]["missing"] == ["custom.wet"], "customers are not asked what only we can know"
    strange = api(carl).post("/api/v1/portal/workorders", {**own, "answers": {"wet": True, "volt": 1}})
    assert strange.body["code"] == "no_such_custom_field"
    assert api(carl).post("/api/v1/portal/workorders", {**own, "answers": {"wet": True}}).status == 201


def test_an_import_lacks_what_it_lacks_but_brings_nothing_wrong(wet: None, form: Callable[..., Any], acme: Any) -> None:
    form({"field": "volt", "required_at": "report"})
    told = {"kind": "repair", "title": "-", "customer": acme.customer.key, "by": None, "at": NOON}
    assert values(orders.report(**told, custom={"volt": 7})) == {"volt": 7}
    assert values(orders.report(**told)) == {}
    with pytest.raises(Exception, match="custom_out_of_range"):
        orders.report(**told, custom={"volt": -7})


def test_a_kind_that_is_triaged_at_once_waits_for_what_only_we_know(
    wet: None, form: Callable[..., Any], carl: Actor, api: Browser
) -> None:
    Kind.objects.filter(code="inquiry").update(auto_triage=True)
    form({"field": "volt", "required_at": "triage"}, kind="inquiry")
    made = api(carl).post("/api/v1/portal/workorders", {"kind": "inquiry", "title": "?"}).body
    assert made["state"] == "reported"


def test_what_stands_is_kept_and_shown_when_another_kind_does_not_ask_for_it(
    wet: None, order: WorkOrder, agnes: Actor, api: Browser
) -> None:
    change(api(agnes), order, volt=7)
    version = WorkOrder.objects.get(pk=order.pk).version
    page = api(agnes).patch(f"/api/v1/workorders/{order.key}", {"kind": "inquiry"}, If_Match=f'"{version}"').body
    assert [(one["code"], one["value"], one["shown"]) for one in page["custom"]] == [("volt", 7, False)]


# -- asked -----------------------------------------------------------------------------------------------------------


def test_a_screen_hears_from_the_server_what_is_asked_now(
    wet: None, order: WorkOrder, agnes: Actor, olaf: Actor, api: Browser
) -> None:
    def codes(draft: Any, more: str = "") -> list[str]:
        answer = api(agnes).get(f"/api/v1/workorders/form?kind=repair&draft={quote(json.dumps(draft))}{more}")
        assert answer.status == 200, answer.body
        assert answer.body["about"] == ["custom.wet"]
        return [one["code"] for one in answer.body["items"]]

    assert codes({}) == ["wet", "volt", "who", "spare", "seen"]
    assert codes({"custom": {"wet": True}})[:3] == ["wet", "colour", "note"]
    change(api(agnes), order, wet=True)
    assert codes({}, f"&order={order.key}")[1] == "colour"
    assert codes({"custom": {"wet": None}}, f"&order={order.key}")[1] == "volt", "what the draft empties is empty"
    assert codes({"custom": {"wet": "nonsense", "volt": -9}}) == ["wet", "volt", "who", "spare", "seen"]
    assert api(olaf).get(f"/api/v1/workorders/form?kind=repair&order={order.key}").status == 404
    for odd in ("[]", "{", '{"custom": 7}'):
        assert api(agnes).get(f"/api/v1/workorders/form?kind=repair&draft={quote(odd)}").status == 422
    assert api(agnes).get("/api/v1/workorders/form?kind=none").status == 422


@pytest.fixture
def asked(agnes: Actor, api: Browser) -> Callable[..., list[str]]:
    """The codes of what a repair with such a draft is asked for."""

    def codes(draft: Any, more: str = "") -> list[str]:
        answer = api(agnes).get(f"/api/v1/workorders/form?kind=repair&draft={quote(json.dumps(draft))}{more}")
        assert answer.status == 200, answer.body
        return [one["code"] for one in answer.body["items"]]

    return codes


def leaf(field: str, op: str, *value: Any) -> dict[str, Any]:
    return {"field": field, "op": op, **({"value": value[0]} if value else {})}


@pytest.mark.parametrize(
    ("when", "draft"),
    [
        (leaf("title", "contains", "E6"), {"title": 6}),
        (leaf("reported_at", "during", "last_month"), {"reported_at": "tomorrow"}),
        (leaf("priority", "in", [0]), {"priority": "0", "impact": 99, "urgency": "1"}),
        (leaf("asset", "not_empty"), {"asset": ["?"], "site": 7, "customer": {}}),
        (leaf("tags", "has_any", ["vip"]), {"tags": "vip"}),
    ],
)
def test_a_draft_that_says_nonsense_is_asked_as_if_it_said_nothing(
    when: Any, draft: Any, wet: None, form: Callable[..., Any], asked: Callable[..., list[str]]
) -> None:
    assert form({"field": "volt", "show_when": when}).status == 200
    assert asked(draft) == []


def test_what_a_report_would_find_out_by_itself_is_found_out_for_its_draft(
    wet: None, form: Callable[..., Any], asked: Callable[..., list[str]], acme: Any, agnes: Actor, api: Browser
) -> None:
    north = leaf("territory", "in", [str(acme.site.territory.key)])
    tier = leaf("customer_tier", "in", [acme.customer.tier])
    assert form(
        {"field": "volt", "show_when": north}, {"field": "wet", "show_when": tier},
        {"field": "seen", "show_when": leaf("priority", "in", [0])},
        {"field": "note", "show_when": leaf("reported_at", "during", "today")},
    ).status == 200  # fmt: skip
    about = api(agnes).get("/api/v1/workorders/form?kind=repair").body["about"]
    assert about == ["asset", "customer", "impact", "priority", "reported_at", "site", "urgency"]
    theirs = {"customer": str(acme.customer.key)}
    assert asked({}) == ["note"]
    assert asked(theirs) == ["wet", "note"]
    assert asked({**theirs, "asset": str(acme.asset.key), "impact": 1, "urgency": 1}) == ["volt", "wet", "seen", "note"]


def test_of_an_order_that_is_there_the_draft_says_only_what_becomes_another(
    wet: None, form: Callable[..., Any], asked: Callable[..., list[str]], report: Callable[..., WorkOrder]
) -> None:
    form({"field": "volt", "show_when": leaf("tags", "has_any", ["vip"])})
    order = report(tags=["vip"])
    assert asked({}, f"&order={order.key}") == ["volt"]
    assert asked({"tags": []}, f"&order={order.key}") == []


def test_a_form_may_ask_by_working_time_of_a_calendar_there_is(
    wet: None, form: Callable[..., Any], asked: Callable[..., list[str]], report: Callable[..., WorkOrder]
) -> None:
    strange = form({"field": "volt", "show_when": leaf("reported_at", "in_working_time", "none")})
    assert (strange.status, strange.body["code"]) == (422, "filter_no_such_calendar")
    after_work = {"field": "volt", "show_when": leaf("reported_at", "out_of_working_time", "cn-office")}
    assert (
        form(
            after_work, {**after_work, "field": "wet", "show_when": leaf("reported_at", "in_working_time", "cn-office")}
        ).status
        == 200
    )
    order = report(custom={"volt": 7})
    assert (values(order), asked({}, f"&order={order.key}")) == ({"volt": 7}, ["volt"])


def test_customers_are_asked_and_told_only_what_is_meant_for_them(
    wet: None, carl: Actor, ada: Actor, api: Browser
) -> None:
    def questions(draft: Any) -> list[str]:
        told = api(carl).get(f"/api/v1/portal/form?kind=repair&draft={quote(json.dumps(draft))}").body
        return [one["code"] for one in told["questions"]]

    assert questions({}) == ["wet", "spare"]
    assert questions({"custom": {"wet": True}}) == ["wet", "colour", "spare"]
    made = api(carl).post(
        "/api/v1/portal/workorders", {"title": "E6", "answers": {"wet": True, "colour": "red"}}
    ).body  # fmt: skip
    order = WorkOrder.objects.get(key=made["key"])
    change(api(ada), order, volt=7, seen="2026-11-18", note="ours")
    told = api(carl).get(f"/api/v1/portal/workorders/{order.key}").body["answers"]
    assert {one["code"]: one["value_zh"] for one in told} == {"wet": "是", "colour": "红", "seen": "2026-11-18"}


def test_customers_do_not_hear_which_of_our_own_fields_decide_what_they_are_asked(
    wet: None, form: Callable[..., Any], carl: Actor, api: Browser
) -> None:
    ours = {"field": "custom.volt", "op": "gt", "value": 1}
    form("volt", {"field": "wet", "customers": "fill"}, {"field": "colour", "show_when": WET, "customers": "fill"},
         {"field": "spare", "show_when": ours, "customers": "fill"})  # fmt: skip
    assert api(carl).get("/api/v1/portal/form?kind=repair").body["about"] == ["custom.wet"]
    tried = api(carl).get(f"/api/v1/portal/form?kind=repair&draft={quote(json.dumps({'custom': {'volt': 7}}))}").body
    assert [one["code"] for one in tried["questions"]] == ["wet"], "nor find out by trying"


def test_a_personal_text_is_masked_until_asked_for_taken_along_and_forgotten(
    field: Callable[..., Any],
    form: Callable[..., Any],
    order: WorkOrder,
    ada: Actor,
    agnes: Actor,
    carl: Actor,
    api: Browser,
) -> None:
    field("door", "text", personal=True)
    form({"field": "door"})
    contact = Contact.objects.get(person=carl.id)
    WorkOrder.objects.filter(pk=order.pk).update(contact=contact)
    change(api(agnes), order, door="code 4711")
    page = api(agnes).get(f"/api/v1/workorders/{order.key}").body["custom"]
    assert (page[0]["value"], page[0]["masked"]) == ("c***", True)
    assert api(agnes).post(f"/api/v1/workorders/{order.key}/custom/door/reveal").body == {"value": "code 4711"}
    assert facts_of(order.key)[-1] == "PersonalFieldShown"
    by_it = {"field": "custom.door", "op": "contains", "value": "47"}
    asked = api(agnes).get(f"/api/v1/workorders?filter={quote(json.dumps(by_it))}")
    assert asked.body["code"] == "filter_unknown_field", "nobody finds out by asking"
    (taken,) = taking_along.export_orders(contact=contact.key, by=None, at=NOON)
    assert taken["custom"] == {"door": "code 4711"}
    assert filling.forget(contact=contact.key) == 1 and values(order) == {}
    forget(ContactErased(contact=contact.key, customer=contact.customer.key, at=NOON, by=None))
