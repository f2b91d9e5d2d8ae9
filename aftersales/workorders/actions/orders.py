"""An order begins, and its particulars are put right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from aftersales.assets.models import Asset
from aftersales.base.errors import Conflict, Invalid, NotFound
from aftersales.base.facts import emit, present_origin
from aftersales.base.ids import new_key
from aftersales.base.verbs import verb
from aftersales.customers.access import visible_to as customers_visible_to
from aftersales.customers.models import Contact, Contract, Customer, Site
from aftersales.people.access import Actor
from aftersales.people.models import Person, Team
from aftersales.people.states import Scope
from aftersales.workorders import access, rules
from aftersales.workorders.actions import attachments, clocks, filling, wishes
from aftersales.workorders.actions.checklists.giving import CHOSEN_BY, give
from aftersales.workorders.actions.entering import save
from aftersales.workorders.actions.filling import NOTHING
from aftersales.workorders.actions.indexing import INDEXED, index_orders
from aftersales.workorders.actions.moves import triage
from aftersales.workorders.actions.named import category_of, kind_named, team_of
from aftersales.workorders.actions.sub_states import known_sub_state, leave_if_unknown
from aftersales.workorders.actions.versions import differing
from aftersales.workorders.events.orders import WorkOrderChanged, WorkOrderLinked, WorkOrderReported
from aftersales.workorders.forms import Step
from aftersales.workorders.models import Link, WorkOrder
from aftersales.workorders.queries.contracts import contract_for
from aftersales.workorders.queries.custom import missing_for

_TEXTS: Final = frozenset({"title", "description", "tags"})
_CHOOSES_POLICY: Final = frozenset({"priority", "kind", "contract", "customer"})


@dataclass(frozen=True)
class Parties:
    """Whom an order is for and about; everything belongs to the one customer."""

    customer: Customer | None = None
    contact: Contact | None = None
    site: Site | None = None
    asset: Asset | None = None
    contract: Contract | None = None


@verb
def report(
    *,
    by: Actor | None,
    at: datetime,
    kind: str,
    title: str,
    description: str = "",
    channel: str = "web",
    customer: UUID | None = None,
    contact: UUID | None = None,
    site: UUID | None = None,
    asset: UUID | None = None,
    category: UUID | None = None,
    parent: UUID | None = None,
    priority: int | None = None,
    impact: int | None = None,
    urgency: int | None = None,
    tags: Sequence[str] = (),
    call_name: str = "",
    call_phone: str = "",
    suits: Sequence[str] = (),
    key: UUID | None = None,
    external_id: str = "",
    files: Sequence[UUID] = (),
    custom: Mapping[str, Any] = NOTHING,
) -> WorkOrder:
    """报修: write the order, choose what we promise and start its clocks; its customer sees `files` that come along.

    Priority is as given, else suggested from impact and urgency, else the kind's default. A kind that needs nobody to
    look at it first is triaged at once, unless its form then requires what only our side can know. `call_name` and
    `call_phone` are whom to call if not the contact, `suits` when that suits them (`rules.SUITS`); `custom` is what the
    kind's form asks for, by the code of the field.
    """
    if by is not None and not by.is_customer:
        by.require(rules.REPORT)
    if key is not None and WorkOrder.objects.filter(key=key).exists():
        raise Conflict("key_taken", field="key")
    sort = kind_named(kind)
    parties = parties_of(customer, contact, site, asset, by=by, at=at)
    place = parties.site or (parties.asset.site if parties.asset else None)
    order = WorkOrder(
        key=key or new_key(),
        kind=sort,
        title=title,
        description=description,
        channel=channel if channel in rules.CHANNELS else "other",
        category=category_of(category) if category is not None else None,
        parent=access.find(parent, by) if parent is not None else None,
        priority=rules.priority_of(priority, impact, urgency, sort.default_priority),
        impact=impact,
        urgency=urgency,
        tags=sorted(set(tags)),
        team=sort.default_team or _own_team(by),
        territory_id=place.territory_id if place else None,
        customer=parties.customer,
        contact=parties.contact,
        site=place,
        asset=parties.asset,
        contract=parties.contract,
        reported_by_id=by.id if by else None,
        reported_at=at,
        changed_at=at,
        origin=present_origin().partition(".")[0],
        external_id=external_id,
    )
    filled = filling.accept(order, custom, by=by, step=Step.REPORT, strict=by is not None)
    start_clocks = clocks.promise(order, by=by, at=at)
    wish = wishes.wished(order, call_name=call_name, call_phone=call_phone, suits=suits)
    order.save(force_insert=True)
    wishes.keep(wish)
    filling.keep(order, filled)
    index_orders(order)
    emit(
        WorkOrderReported(
            order=order.key,
            at=at,
            by=by.key if by else None,
            kind=sort.code,
            channel=order.channel,
            priority=order.priority,
        ),
        audience=access.audience(order),
    )
    attachments.place(order, files, by=by, at=at, public=True)
    start_clocks()
    if sort.auto_triage and not missing_for(order, Step.TRIAGE):
        return triage(key=order.key, by=None, at=at)
    return order


def _own_team(by: Actor | None) -> Team | None:
    """Who reports for a team alone, reports to it; what others take in is for whoever triages to place."""
    if by is None or by.is_customer or Scope.ALL in by.reach(rules.REPORT):
        return None
    return Person.objects.select_related("team").get(pk=by.id).team


def parties_of(
    customer: UUID | None,
    contact: UUID | None,
    site: UUID | None,
    asset: UUID | None,
    *,
    by: Actor | None,
    at: datetime,
) -> Parties:
    """The parties behind these keys, all of the one customer; another customer's thing does not exist here, nor does a
    customer the reader may not know of."""
    known = Customer.objects.all() if by is None or by.is_customer else customers_visible_to(by)
    the_customer = _one(known.filter(key=customer, archived_at__isnull=True), "customer") if customer else None
    the_contact = _theirs(Contact, contact, "contact", the_customer)
    the_site = _theirs(Site, site, "site", the_customer)
    the_asset = _theirs(Asset, asset, "asset", the_customer)
    contract = contract_for(the_customer, the_asset, at, site=the_site) if the_customer is not None else None
    return Parties(the_customer, the_contact, the_site, the_asset, contract)


def _one(found: Any, what: str) -> Any:
    row = found.first()
    if row is None:
        raise NotFound(what=what, field=what)
    return row


def _theirs(model: Any, key: UUID | None, what: str, customer: Customer | None) -> Any:
    if key is None:
        return None
    if customer is None:
        raise Invalid("customer_missing", field="customer", for_field=what)
    found = model.objects.filter(key=key, customer=customer, archived_at__isnull=True)
    return _one(found.select_related("site", "contract") if model is Asset else found, what)


@verb
def change(*, key: UUID, by: Actor | None, at: datetime, version: int, fields: Mapping[str, Any]) -> WorkOrder:
    """Put an order's particulars right. `fields` has only what changes; a version somebody else has left behind is
    refused with the fields that differ. Where none does, both want the same, and it stands already."""
    order = access.lock(key, by, "update")
    own = fields.get("custom") or {}
    fields = {name: value for name, value in fields.items() if name != "custom"}
    wanted = _resolved(order, fields, at)
    apart = differing(order, {name: wanted[name] for name in fields})
    changed = {name: value for name, value in wanted.items() if getattr(order, name) != value}
    told = {name: [_told(getattr(order, name)), _told(value)] for name, value in changed.items() if name not in _TEXTS}
    marks = access.audience(order)
    for name, value in changed.items():
        setattr(order, name, value)
    filled = filling.accept(order, own, by=by) if own else {}
    apart |= filling.apart(filled)
    if order.version != version and apart:
        raise Conflict("stale_version", version=order.version, fields=apart, called=filling.called(filled))
    if not changed and not filled:
        return order
    if "team" in changed and "sub_state" not in fields:
        leave_if_unknown(order)
    if "site" in changed and order.site is not None:
        order.territory_id = order.site.territory_id
    names = {*changed, *(field.name for field, _, _ in filled.values())}
    if names & _CHOOSES_POLICY or clocks.asked_about(names):
        clocks.retarget(order, by=by, at=at)
    save(order, at=at)
    filling.keep(order, filled)
    if not INDEXED.isdisjoint(changed) or any(field.searchable for field, _, _ in filled.values()):
        index_orders(order)
    codes, words = filling.in_facts(filled)
    told |= codes
    texts = sorted({*(changed.keys() & _TEXTS), *words})
    emit(
        WorkOrderChanged(order=order.key, at=at, by=by.key if by else None, fields=told, texts=texts),
        audience={*marks, *access.audience(order)},
    )
    if not CHOSEN_BY.isdisjoint(changed):
        give(order, by=by, at=at)
    return order


def _resolved(order: WorkOrder, fields: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    """The new values as the row holds them: keys become rows, and those must be the order's customer's."""
    wanted = dict(fields)
    if "kind" in wanted:
        wanted["kind"] = kind_named(wanted["kind"])
    if wanted.get("category") is not None:
        wanted["category"] = category_of(wanted["category"])
    if wanted.get("team") is not None:
        wanted["team"] = team_of(wanted["team"])
    for name, model in (("contact", Contact), ("site", Site), ("asset", Asset)):
        if name in wanted:
            wanted[name] = _theirs(model, wanted[name], name, order.customer)
    if "asset" in wanted and order.customer is not None:
        wanted["contract"] = contract_for(order.customer, wanted["asset"], at, site=wanted.get("site", order.site))
    if "tags" in wanted:
        wanted["tags"] = sorted(set(wanted["tags"]))
    if "sub_state" in wanted:
        wanted["sub_state"] = known_sub_state(order, wanted["sub_state"], wanted.get("team", order.team))
    return wanted


@verb
def fill(
    *, key: UUID, by: Actor | None, at: datetime, custom: Mapping[str, Any], seen: Mapping[str, Any] = NOTHING
) -> WorkOrder:
    """Fill in custom fields from where there may be no line: whatever else of the order has changed since is not in the
    way, only who filled in the same field with something else than was `seen` in it."""
    order = access.lock(key, by, "update")
    filling.refuse_overtaken(order, custom, seen)
    return change(key=key, by=by, at=at, version=order.version, fields={"custom": custom})


def _told(value: Any) -> str | int | None:
    """A value as a fact may keep it: a key, a code or a number."""
    if value is None or isinstance(value, int):
        return value
    return str(value.key) if hasattr(value, "key") else str(value)


@verb
def link(*, key: UUID, by: Actor | None, at: datetime, other: UUID) -> WorkOrder:
    """Note that two orders have to do with each other."""
    order = access.lock(key, by, "link")
    second = access.find(other, by)
    if second.pk == order.pk:
        raise Invalid("same_order", field="other")
    pair = sorted((order.pk, second.pk))
    _, fresh = Link.objects.get_or_create(one_id=pair[0], other_id=pair[1])
    if fresh:
        emit(
            WorkOrderLinked(order=order.key, at=at, by=by.key if by else None, other=second.key, how="related"),
            audience=access.audience(order),
        )
    return order
