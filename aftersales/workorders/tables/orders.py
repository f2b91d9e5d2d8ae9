"""The work order itself."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, ClassVar, Final, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Func, Q, Value

from aftersales.assets.models import Asset
from aftersales.base.ids import new_key
from aftersales.customers.models import Contact, Contract, Customer, Site
from aftersales.people.models import Person, Team, Territory
from aftersales.workorders.tables.promises import SlaPolicy
from aftersales.workorders.tables.settings import Category, Kind

NEVER: Final = datetime(9999, 12, 31, tzinfo=UTC)
"""Nothing is due: sorts last, and Python can still hold it."""


def _open_index(name: str, *scope: str) -> models.Index:
    """An index that serves one kind of queue: open orders of a scope, most urgent first."""
    return models.Index(fields=[*scope, "act_by_at", "id"], name=name, condition=~Q(state__in=("closed", "cancelled")))


def _over_index(name: str, *scope: str) -> models.Index:
    """An index that serves the closed orders of a scope, newest first. An order enters it once, when it is over."""
    over = Q(state__in=("closed", "cancelled"))
    return models.Index(fields=[*scope, "-reported_at", "-id"], name=name, condition=over)


class WorkOrder(models.Model):
    """The promise to a customer 工单, from the report until it is closed or cancelled.

    `act_by_at` is the one sort key of every queue: the nearest running promise (`act_by` names its target) or the
    wake-up date while waiting, else NEVER. `customer` may be missing only on an imported order. Foreign keys have an
    index only where a query wants one: nothing they point to is ever deleted, and an order is written often.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    number = models.BigIntegerField(
        unique=True, editable=False, db_default=Func(Value("workorders_number"), function="nextval")
    )
    state = models.TextField(default="reported")
    sub_state = models.TextField(default="")
    kind = models.ForeignKey(Kind, models.PROTECT, related_name="+", db_index=False)
    category = models.ForeignKey(Category, models.PROTECT, null=True, related_name="+", db_index=False)
    channel = models.TextField(default="web")
    title = models.TextField()
    description = models.TextField(default="")
    tags = ArrayField(models.TextField(), default=list)
    priority = models.SmallIntegerField()
    impact = models.SmallIntegerField(null=True)
    urgency = models.SmallIntegerField(null=True)
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+", db_index=False)
    owner = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    territory = models.ForeignKey(Territory, models.PROTECT, null=True, related_name="+", db_index=False)
    customer = models.ForeignKey(Customer, models.PROTECT, null=True, related_name="+", db_index=False)
    contact = models.ForeignKey(Contact, models.PROTECT, null=True, related_name="+")
    site = models.ForeignKey(Site, models.PROTECT, null=True, related_name="+", db_index=False)
    asset = models.ForeignKey(Asset, models.PROTECT, null=True, related_name="+", db_index=False)
    contract = models.ForeignKey(Contract, models.PROTECT, null=True, related_name="+", db_index=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_index=False)
    duplicate_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_index=False)
    reported_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    reported_at = models.DateTimeField()
    triaged_at = models.DateTimeField(null=True)
    assigned_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    responded_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    waiting_since_at = models.DateTimeField(null=True)
    waits_in = models.TextField(default="")
    wait_reason = models.TextField(default="")
    wake_at = models.DateTimeField(null=True)
    cancel_reason = models.TextField(default="")
    cause = models.TextField(default="")
    solution = models.TextField(default="")
    reopen_count = models.SmallIntegerField(default=0)
    assignment_count = models.SmallIntegerField(default=0)
    escalation_level = models.SmallIntegerField(default=0)
    sla_policy = models.ForeignKey(SlaPolicy, models.PROTECT, null=True, related_name="+", db_index=False)
    sla_why = ArrayField(models.TextField(), default=list)
    act_by = models.TextField(default="")
    act_by_at = models.DateTimeField(default=NEVER)
    origin = models.TextField(default="")
    external_id = models.TextField(default="")
    changed_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    as_read: Mapping[str, Any] = MappingProxyType({})
    """The row as it was read, by attribute: see `actions.entering.save`."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(priority__range=(0, 3)), name="order_priority_0_to_3"),
            models.CheckConstraint(
                condition=Q(state="waiting", waiting_since_at__isnull=False) & ~Q(wait_reason="")
                | ~Q(state="waiting") & Q(waiting_since_at__isnull=True, wake_at__isnull=True),
                name="order_waiting_agrees",
            ),
            models.CheckConstraint(
                condition=Q(state="resolved", resolved_at__isnull=False, closed_at__isnull=True)
                | Q(state="closed", closed_at__isnull=False)
                | ~Q(state__in=("resolved", "closed")) & Q(resolved_at__isnull=True, closed_at__isnull=True),
                name="order_resolved_and_closed_agree",
            ),
            models.CheckConstraint(
                condition=Q(state="cancelled", cancelled_at__isnull=False)
                | ~Q(state="cancelled") & Q(cancelled_at__isnull=True),
                name="order_cancelled_agrees",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("reported", "cancelled")) | Q(triaged_at__isnull=False),
                name="order_triaged_before_the_rest",
            ),
            models.CheckConstraint(
                condition=~Q(state="resolved") | Q(act_by_at=NEVER), name="order_resolved_awaits_nothing"
            ),
            models.UniqueConstraint(
                fields=["origin", "external_id"], condition=~Q(external_id=""), name="order_imported_once"
            ),
        ]
        indexes: ClassVar = [
            _open_index("order_open_territory", "territory"),
            _open_index("order_open_team", "team"),
            _open_index("order_open_owner", "owner"),
            _open_index("order_open"),
            _over_index("order_over_territory", "territory"),
            _over_index("order_over_team", "team"),
            _over_index("order_over_owner", "owner"),
            _over_index("order_over"),
            models.Index(fields=["customer", "-reported_at", "-id"], name="orders_of_customer"),
            models.Index(
                fields=["asset", "-reported_at", "-id"], name="orders_of_asset", condition=Q(asset__isnull=False)
            ),
            models.Index(fields=["parent"], name="order_of_parent", condition=Q(parent__isnull=False)),
            models.Index(fields=["duplicate_of"], name="order_duplicates", condition=Q(duplicate_of__isnull=False)),
            models.Index(fields=["wake_at"], name="order_wake", condition=Q(wake_at__isnull=False)),
            models.Index(fields=["reported_at", "id"], name="order_reported"),
            models.Index(fields=["resolved_at"], name="order_to_close", condition=Q(state="resolved", priority__gte=2)),
        ]

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **how: Any) -> Self:
        """As Django reads a row; it is kept, so that a save can write only what differs from it."""
        order = super().from_db(db, field_names, values, **how)
        order.as_read = dict(zip(field_names, values, strict=False))
        return order
