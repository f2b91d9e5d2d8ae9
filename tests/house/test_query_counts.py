"""How many queries each list and each order page costs: written down, and the same for five rows as for fifty.

A drift fails and prints the queries. When more are meant, `AFTERSALES_RECORD=1` writes the new figures down, and the
change of `query_counts.json` is there for the reviewers to see.
"""

import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aftersales.assets.models import Asset, FaultCode, Product, Warranty
from aftersales.base.clock import now
from aftersales.base.ids import new_key
from aftersales.base.models import File, Run
from aftersales.customers.models import Contact, Contract, Customer, Entitlement, Site
from aftersales.dispatch.models import (
    AppointmentRule,
    Decision,
    EngineerWish,
    Offer,
    PlanRule,
    PolicyVersion,
    Proposal,
    Round,
    Waiting,
)
from aftersales.notices.models import Notice, Reminder
from aftersales.people.models import Calendar, Engineer, Person, Role, Skill, Team, Territory, Token
from aftersales.server.documents import document
from aftersales.workorders.actions import asides, moves, notes, orders, visits
from aftersales.workorders.models import (
    Attachment,
    Category,
    CustomField,
    Kind,
    Macro,
    OrderFields,
    ReplyTemplate,
    StateName,
    Turn,
    View,
    Visit,
    Worklog,
    WorkOrder,
)
from tests.conftest import Api
from tests.house.scenes_of_dispatch import SCOPE, WHATIF
from tests.workorders.checklist_bodies import item, published

RECORD: Final = Path(__file__).with_name("query_counts.json")
FEW, MANY = 5, 50
FILTER: Final = quote(
    '{"all":[{"field":"kind","op":"in","value":["repair"]},{"field":"title","op":"contains","value":"q"}]}'
)
DAYS: Final = "since=2026-01-01&until=2026-02-01"
LISTS: Final = {
    "staff": (
        "people", "roles", "teams", "territories", "skills", "calendars", "tokens", "me/sessions", "notices",
        "notices/preferences", "notices/reminders", "customers", "contacts", "sites", "contracts", "assets", "products",
        "fault-codes",
        "kinds", "categories", "state_names", "sla/policies",
        "sla/preview?priority=1&kind=repair", "workorders", "workorders/counts", "changes", "find?q=qc1",
        "field/today", "field/offers", "field/orders?search=qc1",
        "callers?search=qc1", "workorders/fields", "custom_fields", "workorders?custom=true",
        "workorders/views", "workorders/exports",
        "workorders?sort=-number&among=all", f"workorders?filter={FILTER}", f"workorders/preview?filter={FILTER}",
        "checklist_templates", "imports/subjects", "imports", f"time?{DAYS}", "reply_templates", "macros",
        "dispatch/lacks", "dispatch/policies", "dispatch/crews", "dispatch/waiting", "dispatch/presence",
        "dispatch/offered", "dispatch/engineers", "dispatch/out_of_turn", "dispatch/proposals", "dispatch/windows",
        "dispatch/fairness?month=2026-01", "dispatch/policies/balanced/versions", "dispatch/undecided",
        "dispatch/map",
        "dispatch/wishes?customer={acme}", "dispatch/board?from=2026-11-01T00:00:00Z&until=2026-11-09T00:00:00Z",
    ),
    "settled": ("notices/wordings", "categories/counts", "dispatch/whatifs", "dispatch/plan-rules"),
    "portal": ("portal/assets", "portal/workorders", "portal/company", "portal/me/sessions"),
}  # fmt: skip
"""Every list there is, below /api/v1."""


def fill(rows: int, start: int = 0) -> None:
    """So many more rows of everything that a list shows, all for Agnes, Acme and Carl."""
    agnes, carl = Person.objects.get(name="agnes"), Person.objects.get(name="carl")
    acme, team = Customer.objects.get(code="acme"), Team.objects.get(code="east")
    contact, product, at = Contact.objects.get(person=carl), Product.objects.get(code="mv8"), now()
    for n in range(start, start + rows):
        names: dict[str, Any] = {"name_zh": f"{n}", "name_en": f"{n}"}
        code = f"qc{n}"
        colleague = Person.objects.create(name=code, email=f"{code}@example.com", password="!", team=team)
        colleague.roles.add(Role.objects.create(code=code, **names))
        Engineer.objects.create(person=colleague, level=1, calendar=Calendar.objects.get(code="cn-office"))
        Team.objects.create(code=code, parent=team, lead=colleague, calendar=Calendar.objects.first(), **names)
        Territory.objects.create(code=code, parent=Territory.objects.first(), **names)
        Skill.objects.create(code=code, **names)
        Calendar.objects.create(code=code, weekly={}, **names)
        Token.objects.create(person=agnes, name=code, secret_hash=code.encode(), created_at=at, expires_at=at)
        Notice.objects.create(person=agnes, code="order_assigned", facts={"number": n}, effect=code, at=at)
        Reminder.objects.create(person=agnes, text=code, zone="UTC", starts_on=at.date(), minute=0, created_at=at,
                                subject=acme.key, room="customers", repeats="workdays", next_at=at)  # fmt: skip
        Customer.objects.create(code=code, name=code)
        Contact.objects.create(customer=acme, name=code, person=None)
        site = Site.objects.create(customer=acme, name=code, territory=Territory.objects.first())
        contract = Contract.objects.create(
            customer=acme, number=code, starts_on=at.date(), ends_on=at.date() + timedelta(days=9)
        )
        Entitlement.objects.create(contract=contract, what="visit", quantity=3)
        asset = Asset.objects.create(product=product, customer=acme, site=site, contract=contract, name=code)
        Warranty.objects.create(asset=asset, starts_on=at.date(), labour_until=at.date())
        Product.objects.create(code=code, skill=Skill.objects.first(), **names)
        FaultCode.objects.create(family="vrf", code=code, **names)
        Kind.objects.create(code=code, default_team=team, **names)
        Category.objects.create(code=code, parent=Category.objects.first(), **names)
        published(item(1), subject="visit", applies={"products": [str(product.key)], "customers": [str(acme.key)]})
        StateName.objects.create(team=team, state="working", sub_state=code, **names)
        asked = {"field": "customer", "op": "in", "value": [str(acme.key)]}
        View.objects.create(owner=agnes, name=code, condition=asked)
        ReplyTemplate.objects.create(owner=agnes, text_zh="{number}", kinds=["repair"], **names)
        steps = [{"do": "team", "team": str(team.key)}, {"do": "owner", "owner": str(colleague.key)}]
        Macro.objects.create(owner=agnes, condition=asked, steps=steps, **names)
        told = {"format": "csv", "file": code, "columns": []}
        Run.objects.create(kind="workorders.export", started_by=agnes.key, started_at=at, params=told)
        Run.objects.create(kind="dispatch.whatif", started_by=agnes.key, started_at=at, params=WHATIF)
        run = Run.objects.create(kind="dispatch.proposal", started_by=agnes.key, started_at=at)
        Proposal.objects.create(run=run, kind="repair", by=agnes, scope={**SCOPE, "engineers": [str(colleague.key)]})
        PlanRule.objects.create(team=Team.objects.get(code=code), hour=4, set_by=agnes, set_at=at)
        CustomField.objects.create(code=code, type="asset", **names)
        order = orders.report(
            by=None, at=at, kind="repair", title=code, customer=acme.key, contact=contact.key, asset=asset.key
        )
        OrderFields.objects.create(order=order, values={code: str(asset.key)})
        _span(agnes, order, datetime(2026, 1, 5, tzinfo=UTC) + timedelta(hours=n))
        waits = orders.report(by=None, at=at, kind="repair", title=f"{code} waits", customer=acme.key)
        WorkOrder.objects.filter(pk=waits.pk).update(state="triaged", triaged_at=at)
        offered: dict[str, Any] = {"territory": Territory.objects.get(code=code), "calendar": Calendar.objects.first()}
        AppointmentRule.objects.create(body={}, set_by=agnes, set_at=at, kind=Kind.objects.get(code=code), **offered)
        EngineerWish.objects.create(
            customer=acme, engineer_id=colleague.pk, how="rather", reason=code, set_by=agnes, set_at=at
        )
        Waiting.objects.create(order=waits, reason="nobody", since_at=at, looked_at=at, look_at=at)
        _asked(colleague, order, at)
        _overtaken(
            colleague, orders.report(by=None, at=at, kind="repair", title=f"{code} behind", customer=acme.key), at
        )


def _overtaken(person: Person, order: WorkOrder, at: datetime) -> None:
    """A visit that cannot be made as it was planned, for the one before was called off."""
    before = Visit.objects.create(order=order, number=1, state="cancelled", ended_at=at)
    behind = Visit.objects.create(
        order=order, number=2, engineer_id=person.pk, starts_at=at, ends_at=at + timedelta(hours=1)
    )
    Turn.objects.create(visit=behind, after=before, out_why="cancelled", out_since_at=at)


def _asked(person: Person, order: WorkOrder, at: datetime) -> None:
    """Somebody is asked about an order."""
    until = at + timedelta(hours=1)
    slot: dict[str, Any] = {"starts_at": until, "ends_at": until + timedelta(hours=1)}
    decision = Decision.objects.create(
        order=order, policy=PolicyVersion.objects.all()[0], at=at, terms={}, asked={}, candidates=1, able=1,
        packed=b"-", chosen_id=person.pk, **slot,
    )  # fmt: skip
    around = Round.objects.create(
        order=order, decision=decision, how="offer", terms={}, opened_at=at, expires_at=until, next_at=until
    )
    Offer.objects.create(round=around, order=order, engineer_id=person.pk, **slot)


def _span(person: Person, order: WorkOrder, begin: datetime) -> None:
    """Half an hour of somebody's, that was put right once."""
    times = {"begins_at": begin, "ends_at": begin + timedelta(minutes=30)}
    span = Worklog.objects.create(order=order, person=person, kind="work", source="entered", **times)
    span.versions.create(number=1, deed="corrected", kind="work", by=person, at=begin, reason="-", **times)


def cost(browser: Api, path: str) -> tuple[int, list[str]]:
    """How many queries a reader's later requests cost, and which.

    The cheapest of a few: now and then a process looks whether what it remembers (rights, calendars) is still so.
    """
    assert browser.get(path).status == 200, path
    tries = []
    for _ in range(3):
        with CaptureQueriesContext(connection) as caught:
            answer = browser.get(path)
        assert answer.status == 200, answer.body
        tries.append([one["sql"][:200] for one in caught.captured_queries])
    cheapest = min(tries, key=len)
    return len(cheapest), cheapest


def checked(found: dict[str, tuple[int, list[str]]]) -> None:
    """Compare with what was written down, or write it down."""
    recorded: dict[str, int] = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    if os.environ.get("AFTERSALES_RECORD"):
        recorded |= {name: count for name, (count, _) in found.items()}
        RECORD.write_text(json.dumps(recorded, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    drift = [
        f"{name}: {count} queries, {recorded.get(name)} written down\n  " + "\n  ".join(queries)
        for name, (count, queries) in found.items()
        if recorded.get(name) != count
    ]
    assert not drift, "\n".join(drift)


@pytest.mark.parametrize(("door", "who"), [("staff", "agnes"), ("settled", "ada"), ("portal", "carl")])
def test_a_list_costs_the_same_however_long_it_is(door: str, who: str, cast: SimpleNamespace) -> None:
    browser = Api(Person.objects.get(name=who))
    fill(FEW)
    acme = Customer.objects.get(code="acme")

    def asked(path: str) -> str:
        return f"/api/v1/{path}".replace("{acme}", str(acme.key))

    few = {path: cost(browser, asked(path)) for path in LISTS[door]}
    fill(MANY - FEW, FEW)
    many = {path: cost(browser, asked(path) + ("?limit=50" if _paged(path) else "")) for path in LISTS[door]}
    grew = {
        path: f"{few[path][0]} for few rows, {many[path][0]} for many:\n  " + "\n  ".join(many[path][1])
        for path in few
        if few[path][0] != many[path][0]
    }
    assert not grew, "\n".join(f"{path}: {told}" for path, told in grew.items())
    checked(many)


def _paged(path: str) -> bool:
    return path in {
        "people", "notices", "customers", "contacts", "sites", "contracts", "assets", "products", "fault-codes",
        "workorders", "portal/assets", "portal/workorders",
    }  # fmt: skip


def test_an_order_page_costs_the_same_however_much_happened(cast: SimpleNamespace) -> None:
    fill(FEW)
    agnes, carl = Api(Person.objects.get(name="agnes")), Api(Person.objects.get(name="carl"))
    short, long = list(WorkOrder.objects.filter(title__in=("qc0", "qc1")).order_by("pk"))
    for order, times in ((short, 1), (long, 12)):
        _live(order, times)
    pages: dict[str, Callable[[WorkOrder], tuple[int, list[str]]]] = {
        "order page": lambda order: cost(agnes, f"/api/v1/workorders/{order.key}"),
        "order page by number": lambda order: cost(agnes, f"/api/v1/workorders/number/{order.number}"),
        "order timeline": lambda order: cost(agnes, f"/api/v1/workorders/{order.key}/timeline"),
        "order files": lambda order: cost(agnes, f"/api/v1/workorders/{order.key}/files"),
        "order checklists": lambda order: cost(agnes, f"/api/v1/workorders/{order.key}/checklists"),
        "order time": lambda order: cost(agnes, f"/api/v1/workorders/{order.key}/time"),
        "order around": lambda order: cost(agnes, f"/api/v1/workorders/{order.key}/around"),
        "order templates": lambda order: cost(agnes, f"/api/v1/workorders/{order.key}/reply_templates"),
        "order macros": lambda order: cost(agnes, f"/api/v1/workorders/{order.key}/macros"),
        "order letters": lambda order: cost(agnes, f"/api/v1/workorders/{order.key}/letters"),
        "portal order page": lambda order: cost(carl, f"/api/v1/portal/workorders/{order.key}"),
    }
    for name, page in pages.items():
        few, many = page(short), page(long)
        assert few[0] == many[0], f"{name}: {few[0]} and {many[0]}\n" + "\n".join(many[1])
    checked({name: page(long) for name, page in pages.items()})


def _live(order: WorkOrder, times: int) -> None:
    """Notes, visits with a crew, holds, hand-offs and files, so many of each."""
    at = now()
    agnes = Person.objects.get(name="agnes")
    tess, toby = Person.objects.get(name="tess"), Person.objects.get(name="toby")
    moves.triage(key=order.key, by=None, at=at)
    moves.assign(key=order.key, by=None, at=at, owner=tess.key)
    for n in range(times):
        notes.add_note(key=order.key, by=None, at=at, body=f"note {n}", public=True, mentions=[agnes.key])
        asides.place_hold(key=order.key, by=None, at=at, reason="-", source="person")
        begin = at + timedelta(days=order.pk % 50 + 1, hours=n)
        visits.plan(order=order.key, by=None, at=at, engineer=tess.key, mates=[toby.key], starts_at=begin,
                    ends_at=begin + timedelta(minutes=30), key=new_key())  # fmt: skip
        asides.hand_off(key=order.key, by=None, at=at, to="rd", summary="-")
        moves.resume(key=order.key, by=None, at=at)
        _span(tess if n % 2 else toby, order, begin)
        file = File.objects.create(
            uploaded_by=tess.key, state="ready", name=f"{n}.txt", size=1, offset=1, storage_key=new_key().hex,
            type="text/plain", kept_size=1, sha256=b"-", begun_at=at, settled_at=at,
        )  # fmt: skip
        Attachment.objects.create(order=order, file=file, public=True, by=tess, at=at)


def test_every_list_of_the_documents_is_counted() -> None:
    """A new list has to be counted too: what answers with rows is one."""
    from_documents = set(_lists())
    counted = {f"/api/v1/{path.partition('?')[0]}" for paths in LISTS.values() for path in paths}
    assert from_documents - counted == set()


def _lists() -> Iterator[str]:
    for name in ("staff", "portal"):
        told = document(name)
        for path, methods in told["paths"].items():
            if "get" in methods and "{" not in path and _has_rows(told, methods["get"]):
                yield path


def _has_rows(told: dict[str, Any], operation: dict[str, Any]) -> bool:
    content = operation["responses"]["200" if "200" in operation["responses"] else 200]["content"]
    if "application/json" not in content:
        return False  # a file
    shape = content["application/json"]["schema"]
    if "$ref" in shape:
        shape = told["components"]["schemas"][shape["$ref"].rsplit("/", 1)[1]]
    return shape.get("type") == "array" or "rows" in shape.get("properties", {})
