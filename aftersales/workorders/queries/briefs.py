"""What to know of a caller before the first sentence 个性化关怀: how to address them, what runs there, what we owe."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import F, Model, Prefetch, QuerySet

from aftersales.assets import queries as assets
from aftersales.assets.models import Asset, Environment, Warranty
from aftersales.base.errors import NotFound
from aftersales.customers import access as customers
from aftersales.customers.models import Contact, Contract, Customer, Entitlement, Site
from aftersales.people.access import Actor
from aftersales.workorders import access, states
from aftersales.workorders.models import Note, SlaClock, Visit, WorkOrder
from aftersales.workorders.queries.contracts import contract_for
from aftersales.workorders.queries.state_names import named
from aftersales.workorders.rules import LATEST, REPORT
from aftersales.workorders.states import Order

RowT = TypeVar("RowT", bound=Model)

_MOST: Final = 50
_OPEN_SHOWN: Final = 20
_AHEAD: Final = ("planned", "confirmed", "travelling", "on_site")


def brief(by: Actor, *, customer: UUID, contact: UUID | None, asset: UUID | None, now: datetime) -> dict[str, Any]:
    """Everything about one caller; `asset` and `contact` are the customer's, or do not exist here."""
    by.require(REPORT)
    firm = customers.visible_to(by).filter(key=customer, archived_at__isnull=True).first()
    if firm is None:
        raise NotFound(what="customer")
    things, thing = _with_chosen(_things(firm), asset, "asset")
    people, who = _with_chosen(_people(firm), contact, "contact")
    contract = contract_for(firm, thing, now)
    orders = named(access.visible_to(by)).filter(customer=firm).select_related("asset", "owner")
    unsolved = list(orders.filter(state__in=states.OPEN).order_by("priority", *LATEST)[:_OPEN_SHOWN])
    today = now.astimezone(ZoneInfo(by.zone)).date()
    return {
        "customer": firm,
        "contact": who,
        "contacts": people,
        "likely": _likely(orders, thing),
        "sites": list(Site.objects.filter(customer=firm, archived_at__isnull=True).order_by("pk")[:_MOST]),
        "assets": [_asset(one, today, unsolved) for one in things],
        "cover": assets.cover_on(thing, today) if thing is not None else None,
        "contract": _contract(contract),
        "open": unsolved,
        "last": _last(orders, thing),
        "promise": _promise(unsolved, now),
        "said": _said(unsolved),
        "tier": firm.tier,
        "service_level": contract.service_level if contract is not None else "",
    }


def _people(firm: Customer) -> QuerySet[Contact]:
    found = Contact.objects.filter(customer=firm, archived_at__isnull=True).select_related("customer", "person")
    return found.order_by("-pk")


def _things(firm: Customer) -> QuerySet[Asset]:
    found = Asset.objects.filter(customer=firm, archived_at__isnull=True).order_by("-pk")
    warranties = Prefetch("warranties", Warranty.objects.order_by("starts_on", "pk"))
    return found.select_related("product", "site", "contract", "environment").prefetch_related(warranties)


def _with_chosen(rows: QuerySet[RowT], key: UUID | None, what: str) -> tuple[list[RowT], RowT | None]:
    """The newest of them, and the chosen one, which is among them however old it is."""
    newest = list(rows[:_MOST])
    if key is None:
        return newest, None
    chosen = next((row for row in newest if getattr(row, "key", None) == key), None)
    if chosen is not None:
        return newest, chosen
    older = rows.filter(key=key).first()
    if older is None:
        raise NotFound(what=what, field=what)
    return [*newest, older], older


def _asset(asset: Asset, today: date, unsolved: Sequence[WorkOrder]) -> dict[str, Any]:
    runs: Environment | None = getattr(asset, "environment", None)
    cover = assets.cover_on(asset, today)
    return {
        "key": asset.key,
        "name": asset.name,
        "serial": asset.serial,
        "product_zh": asset.product.name_zh,
        "product_en": asset.product.name_en,
        "family": asset.product.family,
        "is_software": asset.product.is_software,
        "site": asset.site.key if asset.site else None,
        "covered": cover.labour.covered,
        "covered_until": cover.labour.until,
        "software_version": runs.software_version if runs else "",
        "modules": runs.modules if runs else [],
        "certificate_expires_on": runs.certificate_expires_on if runs else None,
        "open": sum(order.asset_id == asset.pk for order in unsolved),
    }


def _contract(contract: Contract | None) -> dict[str, Any] | None:
    if contract is None:
        return None
    counted = Entitlement.objects.filter(contract=contract).order_by("what")
    return {
        "key": contract.key,
        "number": contract.number,
        "service_level": contract.service_level,
        "ends_on": contract.ends_on,
        "counted": list(counted),
    }


def _likely(orders: QuerySet[WorkOrder], asset: Asset | None) -> UUID | None:
    """Who called last, about this thing or else at all, and is still there: mostly it is them again."""
    called = orders.filter(contact__archived_at__isnull=True, contact__isnull=False).order_by(*LATEST)
    keys = called.values_list("contact__key", flat=True)
    about = keys.filter(asset=asset).first() if asset is not None else None
    return about or keys.first()


def _last(orders: QuerySet[WorkOrder], asset: Asset | None) -> WorkOrder | None:
    """The last job that was done: on this thing, else at this customer."""
    done = orders.filter(state__in=(Order.RESOLVED, Order.CLOSED)).order_by("-resolved_at", "-pk")
    on_this = done.filter(asset=asset).first() if asset is not None else None
    return on_this or done.first()


def _promise(unsolved: Sequence[WorkOrder], now: datetime) -> dict[str, Any] | None:
    """What they wait for: the next visit that was told to them, else when they were to hear from us."""
    named = {order.pk: order for order in unsolved}
    visits = Visit.objects.filter(order__in=named, state__in=_AHEAD, starts_at__isnull=False)
    visit = visits.order_by("starts_at", "pk").select_related("engineer__person").first()
    if visit is not None:
        begins, ends = visit.window
        who = visit.engineer.person.name if visit.engineer else ""
        return _told(named[visit.order_id], "visit", begins, ends, who, now)
    clocks = SlaClock.objects.filter(order__in=named, target="next_update", state="running")
    clock = clocks.order_by("due_at", "pk").first()
    if clock is None:
        return None
    return _told(named[clock.order_id], "next_update", None, clock.due_at, "", now)


def _told(
    order: WorkOrder, what: str, begins: datetime | None, ends: datetime | None, who: str, now: datetime
) -> dict[str, Any]:
    late = ends is not None and ends < now
    return {"order": order, "what": what, "from_at": begins, "until_at": ends, "who": who, "late": late}


def _said(unsolved: Sequence[WorkOrder]) -> Mapping[str, Any] | None:
    """What we last told them, on an order that is still open."""
    named = {order.pk: order for order in unsolved}
    notes = Note.objects.filter(order__in=named, public=True, erased_at__isnull=True, author__is_customer=False)
    note = notes.order_by("-at", "-pk").annotate(by_name=F("author__name")).first()
    if note is None:
        return None
    return {"order": named[note.order_id], "body_html": note.body, "at": note.at, "by": getattr(note, "by_name", "")}
