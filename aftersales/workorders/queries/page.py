"""Everything the page of one order shows, in a fixed number of queries."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from aftersales.base.errors import NotFound
from aftersales.customers.models import Contact
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, Person
from aftersales.workorders import access, clock, states, strip
from aftersales.workorders.forms import Step
from aftersales.workorders.models import NEVER, Hold, SlaClock, Visit, WorkOrder
from aftersales.workorders.queries import custom, turns
from aftersales.workorders.queries.asking import in_words
from aftersales.workorders.queries.log import log_of
from aftersales.workorders.queries.policies import readable
from aftersales.workorders.queries.state_names import named, names_of
from aftersales.workorders.queries.wishes import shown
from aftersales.workorders.rules import LATEST
from aftersales.workorders.states import Order

VISIT_FIELDS: Final = (
    "key", "number", "state", "outcome", "starts_at", "ends_at", "promised_from_at", "promised_until_at",
    "confirmed_at", "departed_at", "arrived_at", "ended_at", "completion_note", "version",
)  # fmt: skip
"""What of a visit every page shows as it stands."""
_EARLIER: Final = 5
_PLAIN: Final = (
    "key", "number", "title", "description", "state", "sub_state", "priority", "impact", "urgency", "channel", "tags",
    "kind", "category", "team", "owner", "customer", "site", "parent", "duplicate_of", "reported_by", "reported_at",
    "triaged_at", "responded_at", "resolved_at", "closed_at", "cancelled_at", "waiting_since_at", "wait_reason",
    "wake_at", "cancel_reason", "cause", "solution", "reopen_count", "assignment_count", "escalation_level", "act_by",
    "changed_at", "version",
)  # fmt: skip

_VISITS: Final = Prefetch("visits", Visit.objects.select_related(*turns.WITH))
_HOLDS: Final = Prefetch("holds", Hold.objects.select_related("checklist__issue"))

_NEEDS: Final[dict[str, list[dict[str, Any]]]] = {
    "triage": [
        {"name": "priority", "type": "priority", "required": False},
        {"name": "team", "type": "team", "required": False},
    ],
    "assign": [{"name": "owner", "type": "person", "required": True}],
    "release": [{"name": "note", "type": "text", "required": False}],
    "wait": [
        {"name": "reason", "type": "choice", "required": True, "choices": [reason.value for reason in states.Wait]},
        {"name": "wake_at", "type": "datetime", "required": False},
        {"name": "note", "type": "text", "required": False},
    ],
    "hand_off": [
        {"name": "to", "type": "choice", "required": True, "choices": ["rd", "project"]},
        {"name": "summary", "type": "text", "required": True},
        {"name": "wake_at", "type": "datetime", "required": False},
    ],
    "escalate": [{"name": "note", "type": "text", "required": False}],
    "resolve": [
        {"name": "cause", "type": "text", "required": True},
        {"name": "solution", "type": "text", "required": True},
    ],
    "reopen": [{"name": "note", "type": "text", "required": True}],
    "cancel": [{"name": "reason", "type": "text", "required": True}],
    "merge": [{"name": "into", "type": "order", "required": True}],
}
"""The facts each move asks for, in the order a sheet shows them."""

_LIKELIEST: Final = {
    Order.REPORTED: "triage",
    Order.TRIAGED: "assign",
    Order.ASSIGNED: "start",
    Order.WORKING: "resolve",
    Order.WAITING: "resume",
    Order.RESOLVED: "close",
    Order.CLOSED: "reopen",
}


def order_page(key: UUID, by: Actor | None, *, now: datetime) -> dict[str, Any]:
    """The order with its people, things, clocks explained, visits and this reader's legal moves."""
    return _order_page(access.visible_to(by).filter(key=key), by, now)


def written_page(key: UUID, by: Actor | None, *, now: datetime) -> dict[str, Any]:
    """The order as the answer to what this reader has just written, even where that put it out of their sight: who
    hands an order to another team is told that it worked."""
    return _order_page(WorkOrder.objects.filter(key=key), by, now)


def _order_page(found: QuerySet[WorkOrder], by: Actor | None, now: datetime) -> dict[str, Any]:
    order = (
        found
        .select_related(
            "kind", "category", "team", "owner", "territory", "customer", "contact", "site", "asset__product",
            "contract", "reported_by", "sla_policy", "wish", "fields",
        )
        .prefetch_related(*(Prefetch(name, named(WorkOrder.objects.all())) for name in ("parent", "duplicate_of")))
        .prefetch_related(_VISITS, "visits__engineer__person", "visits__mates__engineer__person")
        .prefetch_related(_HOLDS, "hand_offs", "clocks")
        .first()
    )  # fmt: skip
    if order is None:
        raise NotFound(what="workorder")
    visits = sorted(order.visits.all(), key=lambda visit: visit.number)
    called = {row.sub_state: row for row in names_of(order.state, order.team_id)}
    return {
        **{name: getattr(order, name) for name in _PLAIN},
        "state_name": called.get(""),
        "sub_state_name": called.get(order.sub_state) if order.sub_state else None,
        "sub_states": [row for code, row in called.items() if code],
        "act_by_at": order.act_by_at if order.act_by_at < NEVER else None,
        "contact": _contact(order.contact),
        "wish": shown(order),
        "custom": custom.shown_of(order),
        "asset": _asset(order),
        "contract": _contract(order),
        "earlier": earlier_orders(order, by),
        "sla": {"policy": order.sla_policy, "why": order.sla_why, "condition": _condition(order, by)},
        "clocks": _clocks(order, now),
        "visits": [_visit(order, visit, by) for visit in visits],
        "holds": sorted(order.holds.all(), key=lambda hold: hold.placed_at),
        "hand_offs": sorted(order.hand_offs.all(), key=lambda hand_off: hand_off.sent_at),
        "moves": moves_of(order, by),
    }


def _condition(order: WorkOrder, by: Actor | None) -> str:
    """The condition of the policy in words, where it has one; costs nothing where it has none."""
    tree = readable(order.sla_policy.condition) if order.sla_policy is not None else None
    return in_words(tree, by, by.language if by is not None else "") if tree is not None else ""


def key_of(number: int, by: Actor | None) -> UUID:
    """The key of the order with this number, if the reader may see it."""
    key = access.visible_to(by).filter(number=number).values_list("key", flat=True).first()
    if key is None:
        raise NotFound(what="workorder")
    return key


def visit_page(visit: Visit, by: Actor | None) -> dict[str, Any]:
    """One visit, with the moves this reader may make of it."""
    return _visit(visit.order, visit, by)


def moves_of(order: WorkOrder, by: Actor | None) -> list[dict[str, Any]]:
    """The moves this reader may make now, the likeliest marked, each with the facts it asks for."""
    state = Order(order.state)
    allowed = access.permitted(by, states.order_moves_from(state), order)
    likeliest = _LIKELIEST.get(state)
    return [
        {"move": move, "primary": move == likeliest, "needs": _NEEDS.get(move, []), "asks": _asks(order, move)}
        for move in allowed
    ]


def _asks(order: WorkOrder, move: str) -> list[str]:
    """The custom fields that the move requires and the order lacks, by code; costs nothing where no form asks."""
    if move not in _STEPS:
        return []
    return [field.code for field in custom.missing_for(order, _STEPS[move])]


_STEPS: Final = {"triage": Step.TRIAGE, "resolve": Step.RESOLVE}


def earlier_orders(order: WorkOrder, by: Actor | None) -> Sequence[WorkOrder]:
    """The asset's other orders, or without an asset the customer's, newest first."""
    orders = named(access.visible_to(by)).exclude(pk=order.pk)
    if order.asset_id is not None:
        return list(orders.filter(asset=order.asset_id).order_by(*LATEST)[:_EARLIER])
    if order.customer_id is not None:
        return list(orders.filter(customer=order.customer_id).order_by(*LATEST)[:_EARLIER])
    return []


def _clocks(order: WorkOrder, now: datetime) -> list[dict[str, Any]]:
    log = {target: events for target, events in log_of(order).items() if events}
    names = _names(log)
    kept = {row.target: row for row in order.clocks.all()}
    return [_clock(kept[target], events, names, now) for target, events in log.items() if target in kept]


def _names(log: Mapping[str, Sequence[clock.Event]]) -> dict[UUID, Person]:
    keys = {event.by for events in log.values() for event in events if event.by is not None}
    return {person.key: person for person in Person.objects.filter(key__in=keys)} if keys else {}


def _clock(
    kept: SlaClock, events: Sequence[clock.Event], names: Mapping[UUID, Person], now: datetime
) -> dict[str, Any]:
    as_of = max(now, kept.read_at)
    reading = clock.read(events, as_of)
    return {
        "target": kept.target,
        "state": reading.state,
        "cycle": reading.cycle,
        "started_at": reading.started_at,
        "due_at": reading.due_at,
        "stopped_at": reading.stopped_at,
        "met": reading.met if reading.stopped_at else None,
        "breached_at": reading.breached_at,
        "budget_seconds": int(reading.budget.total_seconds()),
        "elapsed_seconds": int(reading.elapsed.total_seconds()),
        "paused_seconds": int(reading.paused.total_seconds()),
        "estimated": reading.estimated,
        "segments": [
            {
                "start": one.start,
                "end": one.end,
                "kind": one.kind,
                "cause": one.cause,
                "by": names.get(one.by) if one.by else None,
                "reason": one.reason,
                "counted_seconds": int(one.counted.total_seconds()),
                "due_from": one.due_from,
                "due_to": one.due_to,
            }
            for one in strip.explain(events, as_of)
        ],
    }


def _visit(order: WorkOrder, visit: Visit, by: Actor | None) -> dict[str, Any]:
    return {
        **{name: getattr(visit, name) for name in VISIT_FIELDS},
        "engineer": _person(visit.engineer),
        "mates": [mate.engineer.person for mate in visit.mates.all()],
        "turn": turns.told(visit),
        "moves": [move for move in turns.legal_moves(visit) if access.permits_visit(by, move, order, visit)],
    }


def _person(engineer: Engineer | None) -> Person | None:
    return engineer.person if engineer is not None else None


def masked(phone: str) -> str:
    """A phone number as lists and pages show it until somebody asks: 138****5678."""
    return f"{phone[:-8]}****{phone[-4:]}" if len(phone) >= 11 else "****" if phone else ""


def _contact(contact: Contact | None) -> dict[str, Any] | None:
    if contact is None:
        return None
    plain = {name: getattr(contact, name) for name in ("key", "name", "salutation", "job_title", "care")}
    return {**plain, "phone_masked": masked(contact.phone)}


def _asset(order: WorkOrder) -> dict[str, Any] | None:
    asset = order.asset
    if asset is None:
        return None
    return {
        "key": asset.key,
        "name": asset.name,
        "serial": asset.serial,
        "product_zh": asset.product.name_zh,
        "product_en": asset.product.name_en,
        "installed_on": asset.installed_on,
    }


def _contract(order: WorkOrder) -> dict[str, Any] | None:
    contract = order.contract
    if contract is None:
        return None
    return {"number": contract.number, "service_level": contract.service_level, "ends_on": contract.ends_on}
