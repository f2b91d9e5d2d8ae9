"""Reply templates: whose they are, what they say on an order, which are suggested, and how their use is counted."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any, Final
from uuid import UUID

import pytest

from aftersales.base.errors import Invalid
from aftersales.customers.models import Contact, Customer
from aftersales.people.access import Actor
from aftersales.people.models import Grant, Person, Role, Team
from aftersales.workorders import spoken
from aftersales.workorders.actions import moves, notes, orders, visits
from aftersales.workorders.actions.replies import keeping
from aftersales.workorders.actions.settings import load_stock
from aftersales.workorders.models import Category, ReplyTemplate, SlaClock, TemplateUse, Visit, WorkOrder
from aftersales.workorders.placeholders import mark
from aftersales.workorders.queries.replies import library
from aftersales.workorders.rules import RESOLUTION
from aftersales.workorders.states import Wait
from tests.conftest import NOON, Api, facts_of

Browser = Callable[[Actor], Api]
PATH: Final = "/api/v1/reply_templates"


@pytest.fixture(autouse=True)
def no_stock(cast: SimpleNamespace) -> None:
    ReplyTemplate.objects.all().delete()


def keep(browser: Api, **told: Any) -> Any:
    answer = browser.post(PATH, {"name_zh": "已受理", "name_en": "Taken up", "text_zh": "{contact}，您好", **told})
    assert answer.status == 201, answer.body
    return answer.body


def names(browser: Api, path: str = PATH) -> list[str]:
    return [row["name_zh"] for row in browser.get(path).body["rows"]]


def category(code: str, parent: str | None = None) -> Category:
    above = Category.objects.get(code=parent) if parent else None
    return Category.objects.create(code=code, name_zh=code, name_en=code, parent=above)


def said(order: WorkOrder, by: Actor, text: str, language: str = "") -> str:
    return str(library.drafted(order.key, text, by, at=NOON, language=language)["text"])


# -- whose they are ----------------------------------------------------------------------------------------------------


def test_ones_own_template_is_nobody_elses(tess: Actor, toby: Actor, ada: Actor, api: Browser) -> None:
    row = keep(api(tess))
    assert (row["whose"], row["may_change"], row["used"]) == ("me", True, 0)
    for stranger in (toby, ada):
        assert names(api(stranger)) == []
        assert api(stranger).patch(f"{PATH}/{row['key']}", {"name_zh": "x"}, If_Match='"1"').status == 404


@pytest.mark.parametrize(
    ("who", "whose", "of", "status"),
    [
        ("tess", "team", "east", 403),
        ("tess", "all", None, 403),
        ("dan", "team", "east", 201),
        ("dan", "team", "south", 403),
        ("mei", "all", None, 201),
        ("ada", "team", "south", 201),
        ("ada", "me", "south", 422),
    ],
)
def test_sharing_needs_the_right_to_share(
    who: str, whose: str, of: str | None, status: int, cast: Any, api: Browser
) -> None:
    team = str(Team.objects.get(code=of).key) if of else None
    told = {"name_zh": "x", "name_en": "x", "text_en": "x", "whose": whose, "team": team}
    assert api(getattr(cast, who)).post(PATH, told).status == status


def test_a_teams_template_is_its_members_and_not_the_next_teams(
    dan: Actor, tess: Actor, olaf: Actor, api: Browser
) -> None:
    keep(api(dan), whose="team", team=str(Team.objects.get(code="east").key))
    assert names(api(tess)) == ["已受理"] and names(api(olaf)) == []


def test_an_unknown_placeholder_is_refused_by_its_name_with_those_that_are_near(tess: Actor, api: Browser) -> None:
    answer = api(tess).post(PATH, {"name_zh": "x", "name_en": "x", "text_en": "Dear {custmer}"})
    assert (answer.status, answer.body["code"], answer.body["facts"]["field"]) == (
        422,
        "unknown_reply_placeholder",
        "text_en",
    )
    assert "{custmer}"[1:-1] in answer.body["detail"] and "{customer}" in answer.body["detail"]
    assert ReplyTemplate.objects.count() == 0


def test_a_template_says_something_in_one_language_at_least(tess: Actor, api: Browser) -> None:
    assert api(tess).post(PATH, {"name_zh": "x", "name_en": "x"}).body["code"] == "template_says_nothing"
    row = keep(api(tess))
    answer = api(tess).patch(f"{PATH}/{row['key']}", {"text_zh": ""}, If_Match='"1"')
    assert answer.body["code"] == "template_says_nothing"


def test_what_was_written_from_an_old_page_is_refused(tess: Actor, api: Browser) -> None:
    path = f"{PATH}/{keep(api(tess))['key']}"
    assert api(tess).patch(path, {"name_zh": "x"}).status == 428
    assert api(tess).patch(path, {"name_zh": "x"}, If_Match='"1"').body["version"] == 2
    stale = api(tess).patch(path, {"name_zh": "y"}, If_Match='"1"')
    assert (stale.status, stale.body["facts"]["fields"]["name_zh"]) == (409, {"yours": "y", "now": "x"})


def test_it_is_put_away_and_brought_back_and_leaves_facts(tess: Actor, api: Browser, order: WorkOrder) -> None:
    key = keep(api(tess))["key"]
    assert api(tess).post(f"{PATH}/{key}/archive", If_Match='"1"').body["archived"] is True
    assert names(api(tess)) == [] and names(api(tess), f"{PATH}?archived=true") == ["已受理"]
    assert api(tess).get(f"/api/v1/workorders/{order.key}/reply_templates/{key}").status == 404
    assert api(tess).post(f"{PATH}/{key}/restore", If_Match='"2"').body["archived"] is False
    assert facts_of(UUID(key)) == ["ReplyTemplateChanged"] * 3


def test_a_kind_or_category_that_is_not_there_is_refused(tess: Actor, api: Browser) -> None:
    told = {"name_zh": "x", "name_en": "x", "text_en": "x"}
    assert api(tess).post(PATH, {**told, "kinds": ["strange"]}).body["facts"]["field"] == "kinds"
    strange = "019ab6a0-0000-7000-8000-000000000000"
    assert api(tess).post(PATH, {**told, "categories": [strange]}).body["facts"]["field"] == "categories"


# -- what one says -----------------------------------------------------------------------------------------------------


def test_another_teams_order_does_not_exist_for_a_reply(order: WorkOrder, olaf: Actor, api: Browser) -> None:
    key = keep(api(olaf))["key"]
    for path in ("reply_templates", f"reply_templates/{key}", "reply?text=x"):
        assert api(olaf).get(f"/api/v1/workorders/{order.key}/{path}").status == 404


def test_the_contact_is_addressed_as_they_want_to_be(order: WorkOrder, agnes: Actor, acme: Any) -> None:
    Contact.objects.filter(pk=acme.contact.pk).update(name="李秀英", salutation="经理")
    assert said(order, agnes, "{contact}（{contact_name}），{customer}") == "李经理（李秀英），acme"


def test_what_the_order_has_not_is_marked_and_named(order: WorkOrder, agnes: Actor) -> None:
    told = library.drafted(order.key, "上门：{visit}", agnes, at=NOON)
    assert told["text"] == f"上门：{mark('visit', 'zh-CN')}"
    assert [(one["name"], one["hidden"]) for one in told["lacking"]] == [("visit", False)]


def test_a_value_its_writer_may_not_see_is_hidden(order: WorkOrder, agnes: Actor) -> None:
    blind = Person.objects.create(name="blind", email="blind@example.com", password="!")
    role = Role.objects.create(code="blind", name_zh="x", name_en="x")
    Grant.objects.create(role=role, right="workorders.see", scope="all")
    blind.roles.add(role)
    answer = Api(blind).get(f"/api/v1/workorders/{order.key}/reply?text=%7Bcustomer%7D%7Bserial%7D%7Bnumber%7D")
    assert answer.status == 200, answer.body
    assert "acme" not in answer.body["text"] and f"W-{order.number}" in answer.body["text"]
    assert [(one["name"], one["hidden"]) for one in answer.body["lacking"]] == [("customer", True), ("serial", True)]


def test_a_customer_called_like_a_placeholder_stays_called_so(order: WorkOrder, agnes: Actor, acme: Any) -> None:
    Customer.objects.filter(pk=acme.customer.pk).update(name="{owner}{{title}}")
    assert said(order, agnes, "{customer}!") == "{owner}{{title}}!"


def test_times_are_in_the_zone_and_language_of_the_contact(order: WorkOrder, agnes: Actor, carl: Actor) -> None:
    Person.objects.filter(pk=carl.id).update(zone="Asia/Tokyo", language="en")
    told = library.drafted(order.key, "{reported}", agnes, at=NOON)
    assert (told["language"], told["text"]) == ("en", "Wed 18 Nov, 13:00 (UTC+9)")
    assert said(order, agnes, "{reported}", "zh-CN") == "11月18日（周三）13:00（UTC+9）"


def test_the_promise_is_that_of_the_running_clock(triaged: WorkOrder, agnes: Actor) -> None:
    due = SlaClock.objects.get(order=triaged, target=RESOLUTION, state="running").due_at
    assert due is not None
    told = spoken.moment(due, "en", "Asia/Shanghai", ours=agnes.zone, now=NOON)
    assert said(triaged, agnes, "{due}", "en") == told
    moves.wait(key=triaged.key, by=None, at=NOON, reason=Wait.CUSTOMER)
    assert said(triaged, agnes, "{due}", "en") == mark("due", "en")


def test_who_comes_is_told_once_they_have_accepted_and_when_as_it_was_promised(
    triaged: WorkOrder, agnes: Actor, tess: Actor
) -> None:
    text, hour = "{visit} {engineer}", timedelta(hours=1)
    visit = visits.plan(
        order=triaged.key, by=agnes, at=NOON, engineer=tess.key, starts_at=NOON + hour, ends_at=NOON + 2 * hour
    )
    assert said(triaged, agnes, text) == f"11月18日（周三）13:00–14:00 {mark('engineer', 'zh-CN')}"
    visits.confirm(key=visit.key, by=tess, at=NOON)
    Visit.objects.filter(pk=visit.pk).update(promised_from_at=NOON + hour, promised_until_at=NOON + 4 * hour)
    assert said(triaged, agnes, text) == "11月18日（周三）13:00–16:00 tess"


def test_a_template_in_one_language_says_it_in_the_other_too(order: WorkOrder, tess: Actor, api: Browser) -> None:
    orders.change(key=order.key, by=None, at=NOON, version=order.version, fields={"team": tess_team()})
    key = keep(api(tess), text_zh="只有中文")["key"]
    answer = api(tess).get(f"/api/v1/workorders/{order.key}/reply_templates/{key}?language=en")
    assert (answer.body["text"], answer.body["language"]) == ("只有中文", "en")


def tess_team() -> UUID:
    return Team.objects.get(code="east").key


# -- suggested ---------------------------------------------------------------------------------------------------------


def test_those_for_its_category_come_first_then_its_branch_its_kind_and_what_is_used(
    report: Callable[..., WorkOrder], agnes: Actor, api: Browser
) -> None:
    cooling, fan = category("cooling"), category("fan", "cooling")
    other = category("paint")
    order = report(category=fan.key)
    for name, told in {
        "elsewhere": {"categories": [other.key]},
        "anywhere": {},
        "often": {},
        "kind": {"kinds": ["repair"]},
        "wrong kind": {"kinds": ["training"]},
        "branch": {"categories": [cooling.key]},
        "exact": {"categories": [fan.key]},
    }.items():
        row = keep(api(agnes), name_zh=name, **{one: list(map(str, keys)) for one, keys in told.items()})
        if name == "often":
            keeping.count_sent(order, [UUID(row["key"])], by=agnes, at=NOON)
    rows = api(agnes).get(f"/api/v1/workorders/{order.key}/reply_templates").body["rows"]
    assert [(row["name_zh"], row["why"], row["suits"]) for row in rows] == [
        ("exact", "category", True),
        ("branch", "branch", True),
        ("kind", "kind", True),
        ("often", "used", True),
        ("anywhere", "", True),
        ("elsewhere", "", False),
        ("wrong kind", "", False),
    ]


@pytest.mark.parametrize("typed", ["受理", "ysl", "yishou", "TAKEN", "您好"])
def test_a_template_is_found_by_name_text_or_how_the_name_is_read(
    typed: str, order: WorkOrder, agnes: Actor, api: Browser
) -> None:
    keep(api(agnes))
    keep(api(agnes), name_zh="等配件", name_en="Part", text_zh="配件在路上")
    assert names(api(agnes), f"/api/v1/workorders/{order.key}/reply_templates?search={typed}") == ["已受理"]


# -- counted -----------------------------------------------------------------------------------------------------------


def test_a_reply_counts_the_templates_it_was_written_from_once_it_is_sent(
    order: WorkOrder, agnes: Actor, tess: Actor, api: Browser
) -> None:
    mine, strange = keep(api(agnes))["key"], keep(api(tess))["key"]
    path = f"/api/v1/workorders/{order.key}/notes"
    for _ in range(2):
        assert api(agnes).post(path, {"body": "hello", "public": True, "templates": [mine, strange]}).status == 201
    assert [row["used"] for row in api(agnes).get(PATH).body["rows"]] == [2]
    assert list(TemplateUse.objects.values_list("template__key", "category", "count")) == [(UUID(mine), None, 2)]


def test_a_refused_reply_counts_nothing(order: WorkOrder, agnes: Actor, api: Browser) -> None:
    key = UUID(keep(api(agnes))["key"])
    with pytest.raises(Invalid, match="empty_note"):
        notes.add_note(key=order.key, by=agnes, at=NOON, body="", public=True, templates=[key])
    assert TemplateUse.objects.count() == 0


# -- what an installation begins with ----------------------------------------------------------------------------------


def test_stock_is_loaded_once_and_every_text_can_be_said(order: WorkOrder, agnes: Actor) -> None:
    load_stock()
    rows = list(ReplyTemplate.objects.order_by("position"))
    assert [row.name_zh for row in rows][:1] == ["已受理"] and all(row.text_zh and row.text_en for row in rows)
    for row in rows:
        assert "{" not in said(order, agnes, row.text_en) and "{" not in said(order, agnes, row.text_zh)
    ReplyTemplate.objects.update(archived_at=NOON)
    load_stock()
    assert ReplyTemplate.objects.count() == len(rows)
