"""The work order and all that hangs on it: visits, bookings, holds, notes, the SLA clock and its log."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, ClassVar, Final, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Now

from aftersales.assets.models import Asset
from aftersales.base.ids import new_key
from aftersales.customers.models import Contact, Contract, Customer, Site
from aftersales.people.models import Calendar, Engineer, Person, Team, Territory

NEVER: Final = datetime(9999, 12, 31, tzinfo=UTC)
"""Nothing is due: sorts last, and Python can still hold it."""


def _open_index(name: str, *scope: str) -> models.Index:
    """An index that serves one kind of queue: open orders of a scope, most urgent first."""
    return models.Index(fields=[*scope, "act_by_at", "id"], name=name, condition=~Q(state__in=("closed", "cancelled")))


class Kind(models.Model):
    """What sort of work an order is (repair, inquiry, inspection …); decides defaults."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    code = models.TextField(unique=True)
    name_zh = models.TextField()
    name_en = models.TextField()
    default_priority = models.SmallIntegerField(default=2)
    default_team = models.ForeignKey(Team, models.SET_NULL, null=True, related_name="+")
    on_site = models.BooleanField(default=True)
    auto_triage = models.BooleanField(default=False)
    archived_at = models.DateTimeField(null=True)


class Category(models.Model):
    """A place in the tree of what can be wrong; `path` is the ids from the root, so that a branch is one prefix."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    code = models.TextField(unique=True)
    name_zh = models.TextField()
    name_en = models.TextField()
    archived_at = models.DateTimeField(null=True)


class StateName(models.Model):
    """A team's own name for a state, or a sub-state it added; code keys on `state` alone."""

    team = models.ForeignKey(Team, models.CASCADE, null=True, related_name="+")
    state = models.TextField()
    sub_state = models.TextField(default="")
    name_zh = models.TextField()
    name_en = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["team", "state", "sub_state"], name="state_name_once", nulls_distinct=False
            ),
        ]


class SlaPolicy(models.Model):
    """What we promise to orders it fits: null means any. The most specific fitting policy wins."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    name_zh = models.TextField()
    name_en = models.TextField()
    priority = models.SmallIntegerField(null=True)
    kind = models.ForeignKey(Kind, models.PROTECT, null=True, related_name="+")
    service_level = models.TextField(null=True)
    tier = models.TextField(null=True)
    condition = models.JSONField(null=True)
    active = models.BooleanField(default=True)
    version = models.IntegerField(default=1)


class SlaTarget(models.Model):
    """One promise of a policy: response, next update, arrival or resolution, within minutes or working days.

    Without a calendar it runs around the clock.
    """

    policy = models.ForeignKey(SlaPolicy, models.CASCADE, related_name="targets")
    target = models.TextField()
    minutes = models.IntegerField(null=True)
    working_days = models.SmallIntegerField(null=True)
    calendar = models.ForeignKey(Calendar, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["policy", "target"], name="sla_target_once"),
            models.CheckConstraint(
                condition=Q(minutes__gt=0, working_days__isnull=True) | Q(minutes__isnull=True, working_days__gt=0),
                name="sla_target_minutes_or_days",
            ),
        ]


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
            models.Index(fields=["customer", "-id"], name="order_of_customer"),
            models.Index(fields=["asset", "-id"], name="order_of_asset", condition=Q(asset__isnull=False)),
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


class Visit(models.Model):
    """One going to the customer 上门 for an order; an order may have none or many."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="visits")
    number = models.SmallIntegerField()
    state = models.TextField(default="planned")
    outcome = models.TextField(default="")
    engineer = models.ForeignKey(Engineer, models.PROTECT, null=True, related_name="+")
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    promised_from_at = models.DateTimeField(null=True)
    promised_until_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    departed_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    completion_note = models.TextField(default="")
    decline_reason = models.TextField(default="")
    version = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["order", "number"], name="visit_number_once"),
            models.CheckConstraint(
                condition=Q(state__in=("done", "cancelled", "no_access"), ended_at__isnull=False)
                | ~Q(state__in=("done", "cancelled", "no_access")) & Q(ended_at__isnull=True),
                name="visit_end_agrees",
            ),
            models.CheckConstraint(
                condition=Q(state="done") & ~Q(outcome="") | ~Q(state="done") & Q(outcome=""),
                name="visit_outcome_when_done",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("planned", "cancelled")) | Q(engineer__isnull=False),
                name="visit_has_an_engineer",
            ),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True, ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="visit_ends_after_it_starts",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["engineer", "starts_at"], name="visit_of_engineer")]


class Mate(models.Model):
    """An engineer who goes along on a visit besides its lead: crew 班组, or an apprentice."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="mates")
    engineer = models.ForeignKey(Engineer, models.PROTECT, related_name="+")
    apprentice = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["visit", "engineer"], name="mate_once")]


class Booking(models.Model):
    """An engineer's *planned* time 预约占用; two planned bookings of one engineer never overlap.

    Never over actual times: a job that ran late is a fact to record, not one to refuse.
    """

    engineer = models.ForeignKey(Engineer, models.CASCADE, related_name="+")
    visit = models.ForeignKey(Visit, models.CASCADE, null=True, related_name="bookings")
    period = DateTimeRangeField()
    released_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(
                name="booking_never_double",
                expressions=[
                    (Func(F("engineer_id"), F("engineer_id"), Value("[]"), function="int8range"), "&&"),
                    ("period", "&&"),
                ],
                condition=Q(released_at__isnull=True),
            ),
        ]


class Hold(models.Model):
    """Something that blocks an order from being resolved until it is lifted; upper rooms place them by `source`."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="holds")
    reason = models.TextField()
    source = models.TextField()
    placed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    placed_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["order"], name="hold_of_order", condition=Q(lifted_at__isnull=True))]


class Note(models.Model):
    """Something said on an order: to the customer, or among ourselves. Never changed, only erased."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="notes")
    author = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    public = models.BooleanField()
    body = models.TextField()
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    mentions = models.ManyToManyField(Person, related_name="+")
    erased_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["order", "id"], name="note_of_order")]


class HandOff(models.Model):
    """A part of the order that R&D (a bug) or a project manager (customisation) has in hand, and how far it is."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="hand_offs")
    to = models.TextField()
    state = models.TextField(default="sent")
    reference = models.TextField(default="")
    summary = models.TextField()
    answer = models.TextField(default="")
    sent_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(to__in=("rd", "project")), name="hand_off_to_known"),
            models.CheckConstraint(
                condition=Q(state__in=("sent", "accepted"), ended_at__isnull=True)
                | Q(state__in=("done", "rejected"), ended_at__isnull=False),
                name="hand_off_end_agrees",
            ),
        ]


class Link(models.Model):
    """Two orders that have to do with each other, beyond parent and duplicate."""

    one = models.ForeignKey(WorkOrder, models.CASCADE, related_name="+")
    other = models.ForeignKey(WorkOrder, models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["one", "other"], name="link_once")]


class Watch(models.Model):
    """Somebody who wants to hear of an order without being its owner."""

    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="watches")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["order", "person"], name="watch_once")]


class Presence(models.Model):
    """Who has an order open right now; a row older than half a minute means nothing."""

    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    writing = models.BooleanField(default=False)
    seen_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["order", "person"], name="presence_once")]


class Stuck(models.Model):
    """Something the clock wanted done to an order (ring a promise, wake it, close it) and that failed: why, how often,
    and when it is tried again. Everything else that is due goes on."""

    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="+", db_index=False)
    what = models.TextField()
    attempts = models.SmallIntegerField(default=0)
    error = models.TextField(default="")
    since_at = models.DateTimeField()
    next_try_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["order", "what"], name="stuck_once")]


class SlaEvent(models.Model):
    """One entry in the log an SLA clock is computed from. Append-only: a correction is another entry."""

    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="sla_events")
    target = models.TextField()
    kind = models.TextField()
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reason = models.TextField(default="")
    policy = models.ForeignKey(SlaPolicy, models.PROTECT, null=True, related_name="+")
    minutes = models.IntegerField(null=True)
    working_days = models.SmallIntegerField(null=True)
    calendar = models.ForeignKey(Calendar, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["order", "id"], name="sla_event_of_order")]


class SlaClock(models.Model):
    """What an order's log makes of one target now. Derived: replaying the log gives exactly this row.

    `next_at` is the next instant somebody has to be told something (a warning, the breach, an escalation), null while
    paused or stopped: finding due work is one index read, however many clocks run. `read_at` is the instant as of which
    the row was computed; it never goes back, or a late fact would make what was told look untrue.
    """

    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="clocks")
    target = models.TextField()
    state = models.TextField()
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    met = models.BooleanField(null=True)
    breached_at = models.DateTimeField(null=True)
    breach_told_at = models.DateTimeField(null=True)
    cycle = models.IntegerField(default=1)
    told = ArrayField(models.TextField(), default=list)
    next_at = models.DateTimeField(null=True)
    next_mark = models.TextField(default="")
    read_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["order", "target"], name="sla_clock_once")]
        indexes: ClassVar = [
            models.Index(fields=["next_at", "id"], name="sla_clock_due", condition=Q(next_at__isnull=False)),
        ]


class View(models.Model):
    """A list somebody put together and kept 视图: which orders, in which order, with which columns.

    It is its owner's own, a team's, or everybody's if it has neither. The condition stands as it was said: what the
    reader may see is asked anew at every look.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    name = models.TextField()
    owner = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    team = models.ForeignKey(Team, models.CASCADE, null=True, related_name="+")
    among = models.TextField(default="open")
    condition = models.JSONField(null=True)
    sort = models.TextField(default="due")
    columns = ArrayField(models.TextField(), default=list)
    position = models.IntegerField(default=0)
    archived_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(owner__isnull=True) | Q(team__isnull=True), name="view_of_one_only"),
            models.CheckConstraint(condition=Q(among__in=("open", "all")), name="view_among_known"),
        ]
