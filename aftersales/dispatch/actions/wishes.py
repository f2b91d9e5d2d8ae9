"""Who is wanted, or not, for an order or all of a customer's 指定与回避: with a reason, and decisions keep to it."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from aftersales.base.errors import Conflict, Invalid
from aftersales.base.facts import emit
from aftersales.base.verbs import verb
from aftersales.customers import access as customers
from aftersales.dispatch import access
from aftersales.dispatch.events.decisions import EngineerWished, EngineerWishLifted
from aftersales.dispatch.models import EngineerWish
from aftersales.dispatch.rules import Wanted
from aftersales.people.access import Actor
from aftersales.people.models import Engineer
from aftersales.workorders import access as orders


@verb
def wish(
    *,
    by: Actor | None,
    at: datetime,
    engineer: UUID,
    how: Wanted,
    reason: str,
    order: UUID | None = None,
    customer: UUID | None = None,
) -> EngineerWish:
    """From now on this engineer goes never, only, or rather to the order or the customer, and that for a reason."""
    if not reason.strip():
        raise Invalid("wish_without_reason", field="reason")
    if (order is None) == (customer is None):
        raise Invalid("wish_of_one_thing", field="order")
    row = EngineerWish(how=how, reason=reason.strip(), set_by_id=by.id if by else None, set_at=at)
    if order is not None:
        row.order = access.order_of(order, by)
    elif customer is not None:
        row.customer = access.customer_of(customer, by)
    known = Engineer.objects.select_related("person").filter(person__key=engineer, person__is_active=True)
    found = known.select_for_update(no_key=True, of=("self",)).first()  # of two who say it at once the second is told
    if found is None:
        raise Invalid("no_such_engineer", field="engineer")
    row.engineer = found
    held = EngineerWish.objects.filter(order=row.order, customer=row.customer, engineer=found, lifted_at__isnull=True)
    if held.exists():
        raise Conflict("wished_already", how=held.get().how)
    row.save(force_insert=True)
    _tell(EngineerWished, row, by=by, at=at)
    return row


@verb
def lift(*, key: UUID, by: Actor | None, at: datetime) -> EngineerWish:
    """It does not hold any more; that it did stays to be read."""
    row = access.lock_wish(key, by)
    if row.lifted_at is not None:
        raise Conflict("already_lifted")
    row.lifted_at, row.lifted_by_id = at, by.id if by else None
    row.save(update_fields=["lifted_at", "lifted_by"])
    _tell(EngineerWishLifted, row, by=by, at=at)
    return row


def forget_of(person: UUID) -> int:
    """An engineer is erased: why they were wanted, or not, goes with them."""
    return EngineerWish.objects.filter(engineer__person__key=person).update(reason="")


def forget_contact(*, contact: UUID, customer: UUID) -> int:
    """Somebody at a customer is erased: whatever was said of their orders or of the customer may name them."""
    about = Q(order__contact__key=contact) | Q(customer__key=customer)
    return EngineerWish.objects.filter(pk__in=EngineerWish.objects.filter(about).values("pk")).update(reason="")


def _tell(
    kind: type[EngineerWished] | type[EngineerWishLifted], row: EngineerWish, *, by: Actor | None, at: datetime
) -> None:
    about, of, audience = _about(row)
    told = kind(
        about=about, of=of, wish=row.key, engineer=row.engineer.person.key, how=row.how, at=at,
        by=by.key if by else None,
    )  # fmt: skip
    emit(told, audience=audience)


def _about(row: EngineerWish) -> tuple[UUID, str, list[str]]:
    """The order or customer, which of the two it is, and who hears of it."""
    if row.order is not None:
        return row.order.key, "order", orders.audience(row.order)
    assert row.customer is not None  # noqa: S101 - a constraint has it that it is one of the two
    return row.customer.key, "customer", customers.audience(row.customer)
