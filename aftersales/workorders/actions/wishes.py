"""Whom to call about an order instead of its contact, and when it suits them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from aftersales.base.errors import Invalid, NotFound
from aftersales.base.facts import emit
from aftersales.base.privacy import blanks
from aftersales.base.verbs import verb
from aftersales.base.versions import refuse_stale
from aftersales.customers.access import visible_to as customers_visible_to
from aftersales.customers.rules import masked_phone, tidy_phone
from aftersales.people.access import Actor
from aftersales.workorders import access, rules
from aftersales.workorders.actions.entering import save
from aftersales.workorders.events.orders import CalledNumberShown, WorkOrderChanged
from aftersales.workorders.models import Visit, Wish, WorkOrder
from aftersales.workorders.queries.wishes import wish_of

_CALL = ("name", "phone")


def wished(order: WorkOrder, *, call_name: str, call_phone: str, suits: Sequence[str]) -> Wish:
    """What is to be kept of this, not yet written: no name and no number where it is the order's contact, by the number
    we have of them."""
    name, phone = call_name.strip(), tidy_phone(call_phone, field="call_phone")
    if name and not phone:
        raise Invalid("call_without_phone", field="call_phone")
    if phone and not name:
        raise Invalid("call_without_name", field="call_name")
    if name and order.customer is None:
        raise Invalid("customer_missing", field="customer", for_field="call_name")
    if set(suits) - set(rules.SUITS):
        raise Invalid("not_one_of", field="suits", value=list(suits), known=list(rules.SUITS))
    if order.contact is not None and (name, phone) == (order.contact.name, order.contact.phone):
        name = phone = ""
    return Wish(order=order, name=name, phone=phone, suits=[one for one in rules.SUITS if one in suits])


def keep(wish: Wish) -> None:
    """Write what is asked for with a new order; nothing where nothing is."""
    if wish.name or wish.suits:
        wish.save(force_insert=True)


@verb
def change_wish(*, key: UUID, by: Actor | None, at: datetime, version: int, fields: Mapping[str, Any]) -> WorkOrder:
    """Somebody else is to be called, or it suits them otherwise. What is left out stays; an empty `call_name` leads
    back to the contact. From an old version only what stands already goes through."""
    order = access.lock(key, by, "update")
    was = wish_of(order) or Wish(order=order)
    stands = {"call_name": was.name, "call_phone": was.phone, "suits": was.suits}
    back = {"call_phone": ""} if fields.get("call_name") == "" else {}
    wanted = wished(order, **{**stands, **fields, **back})
    apart = [name for name in (*_CALL, "suits") if getattr(was, name) != getattr(wanted, name)]
    if not apart:
        return order
    refuse_stale(order.version, version, {_named(name): (getattr(wanted, name), _shown(was, name)) for name in apart})
    wanted.save()
    order.wish = wanted
    save(order, at=at)
    suits: dict[str, list[str | int | None]] = {"suits": [",".join(was.suits), ",".join(wanted.suits)]}
    emit(
        WorkOrderChanged(
            order=order.key, at=at, by=by.key if by else None, fields=suits if "suits" in apart else {},
            texts=["call"] if {*_CALL} & {*apart} else [],
        ),
        audience=access.audience(order),
    )  # fmt: skip
    return order


def _named(field: str) -> str:
    return f"call_{field}" if field in _CALL else field


def _shown(wish: Wish, field: str) -> Any:
    return masked_phone(wish.phone) if field == "phone" else getattr(wish, field)


@verb
def reveal_number(*, key: UUID, by: Actor | None, at: datetime) -> Wish:
    """The number of whoever is to be called, for who sees the order and its customer: that they asked is on record."""
    order = access.find(key, by)
    if order.customer is None or not customers_visible_to(by).filter(pk=order.customer.pk).exists():
        raise NotFound(what="customer")
    return show_number(order, by=by, at=at)


def show_number(order: WorkOrder, *, by: Actor | None, at: datetime, visit: Visit | None = None) -> Wish:
    """Hand the number out and put that on record; whoever asks has found out that the reader may have it."""
    wish = wish_of(order)
    if wish is None or not wish.phone or order.customer is None:
        raise NotFound(what="number")
    emit(
        CalledNumberShown(
            customer=order.customer.key,
            order=order.key,
            visit=visit.key if visit else None,
            at=at,
            by=by.key if by else None,
        )
    )
    return wish


@verb
def forget(*, contact: UUID) -> int:
    """A contact is erased: so are the names and numbers given on their orders. On how many."""
    given = Wish.objects.filter(order__contact__key=contact).exclude(phone="")
    return given.update(**blanks("workorders", Wish))
