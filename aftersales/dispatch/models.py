"""Who goes to which order, by which policy, and what was weighed."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from aftersales.assets.models import Product
from aftersales.base.ids import new_key
from aftersales.customers.models import Customer
from aftersales.dispatch.rules import PresenceState, WaitingFor, Wanted
from aftersales.people.models import Engineer, Person
from aftersales.workorders.models import Category, Kind, Note, Visit, WorkOrder


class Policy(models.Model):
    """A way of choosing who goes 派单策略, such as balanced or emergency; what it says stands in its versions.

    `latest` is the number of the one that counts.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    code = models.TextField(unique=True)
    name_zh = models.TextField()
    name_en = models.TextField()
    latest = models.IntegerField(default=0)
    version = models.IntegerField(default=1)


class PolicyVersion(models.Model):
    """A policy as it was published once; never changed, for decisions were made by it."""

    policy = models.ForeignKey(Policy, models.PROTECT, related_name="versions", db_index=False)
    number = models.IntegerField()
    body = models.JSONField()
    published_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    published_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["policy", "number"], name="policy_version_once")]


class PolicyUse(models.Model):
    """Which policy counts for orders of a kind and a priority; null means any, the most specific wins.

    `automatic`: such orders find their engineer by themselves as soon as they are received.
    """

    kind = models.ForeignKey(Kind, models.CASCADE, null=True, related_name="+", db_index=False)
    priority = models.SmallIntegerField(null=True)
    policy = models.ForeignKey(Policy, models.PROTECT, related_name="+", db_index=False)
    automatic = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "priority"], name="policy_use_once", nulls_distinct=False),
            models.CheckConstraint(
                condition=Q(priority__isnull=True) | Q(priority__range=(0, 3)), name="policy_use_priority_0_to_3"
            ),
        ]


class Decision(models.Model):
    """Who was weighed for an order at an instant, what came of it, and all that is needed to see why; never changed.

    `packed` holds every candidate (see `solver/packed.py`), `terms` the order's side of the sum, `asked` what the order
    asked for in codes and keys. Nobody suitable is a decision too: then nobody is `chosen`.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="+", db_index=False)
    policy = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    terms = models.JSONField()
    asked = models.JSONField()
    candidates = models.IntegerField()
    able = models.IntegerField()
    chosen = models.ForeignKey(Engineer, models.PROTECT, null=True, related_name="+", db_index=False)
    runner_up = models.ForeignKey(Engineer, models.PROTECT, null=True, related_name="+", db_index=False)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    failing = ArrayField(models.TextField(), default=list)
    packed = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(chosen__isnull=True, starts_at__isnull=True, ends_at__isnull=True, able=0)
                | Q(chosen__isnull=False, ends_at__gt=F("starts_at"), able__gt=0),
                name="decision_chosen_agrees",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["order", "-id"], name="decision_of_order")]


class CrewRule(models.Model):
    """What orders of a kind, a category, a product and a priority (null: any) need of people 班组规则, since when.

    `body` is read by `solver/seats.py`. A rule never changes: another takes its place, and the old one can still be
    read.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    kind = models.ForeignKey(Kind, models.CASCADE, null=True, related_name="+", db_index=False)
    category = models.ForeignKey(Category, models.CASCADE, null=True, related_name="+", db_index=False)
    product = models.ForeignKey(Product, models.CASCADE, null=True, related_name="+", db_index=False)
    priority = models.SmallIntegerField(null=True)
    body = models.JSONField()
    set_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    set_at = models.DateTimeField()
    dropped_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "category", "product", "priority"],
                condition=Q(dropped_at__isnull=True),
                nulls_distinct=False,
                name="crew_rule_once",
            ),
            models.CheckConstraint(
                condition=Q(priority__isnull=True) | Q(priority__range=(0, 3)), name="crew_rule_priority_0_to_3"
            ),
        ]


class OrderCrew(models.Model):
    """What one order needs of people, said by hand and for a reason; null: one person, whatever a rule says."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="+", db_index=False)
    body = models.JSONField(null=True)
    reason = models.TextField()
    set_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    set_at = models.DateTimeField()
    lifted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["order"], condition=Q(lifted_at__isnull=True), name="order_crew_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["order", "-id"], name="crew_of_order")]


class DecisionCrew(models.Model):
    """The crew a decision came to 班组: by which `option`, and who takes which seat; nobody where none came together.

    `members`: seat, engineer by id and minutes of the way, the lead first. `packed` is what it was chosen from (see
    `solver/muster.py`). Never changed.
    """

    decision = models.OneToOneField(Decision, models.CASCADE, primary_key=True, related_name="crew")
    option = models.SmallIntegerField(null=True)
    members = models.JSONField(default=list)
    packed = models.BinaryField()


class Pace(models.Model):
    """How quickly an engineer does a kind of work, as measured: planned and worked minutes of the visits that ended."""

    engineer = models.ForeignKey(Engineer, models.CASCADE, related_name="+", db_index=False)
    kind = models.ForeignKey(Kind, models.CASCADE, related_name="+", db_index=False)
    visits = models.IntegerField(default=0)
    planned_minutes = models.BigIntegerField(default=0)
    worked_minutes = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["engineer", "kind"], name="pace_once")]


class EngineerWish(models.Model):
    """Whom somebody wants for an order, or for all of a customer's 指定与回避: `never` this engineer, `only` this one
    (or another who is named so too), `rather` this one if they can go. Never deleted: one that is over was lifted."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    order = models.ForeignKey(WorkOrder, models.CASCADE, null=True, related_name="+")
    customer = models.ForeignKey(Customer, models.CASCADE, null=True, related_name="+")
    engineer = models.ForeignKey(Engineer, models.PROTECT, related_name="+")
    how = models.TextField(choices=[(h.value, h.value) for h in Wanted])
    reason = models.TextField()
    set_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    set_at = models.DateTimeField()
    lifted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(order__isnull=True, customer__isnull=False) | Q(order__isnull=False, customer__isnull=True),
                name="wish_of_order_or_customer",
            ),
            models.UniqueConstraint(
                fields=["order", "customer", "engineer"],
                condition=Q(lifted_at__isnull=True),
                nulls_distinct=False,
                name="wish_of_engineer_once",
            ),
        ]


class Attendance(models.Model):
    """What an engineer said last of being there 在岗: on duty, on a break, or away, and then until when.

    Without a row somebody is on duty. Leave is not said here, it stands in `people` and goes before it.
    """

    engineer = models.OneToOneField(Engineer, models.CASCADE, primary_key=True, related_name="+")
    state = models.TextField(choices=[(s.value, s.value) for s in PresenceState])
    set_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    version = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="on_duty", until_at__isnull=True) | ~Q(state="on_duty") & Q(until_at__gt=F("set_at")),
                name="presence_away_ends",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["until_at"], name="presence_until", condition=Q(until_at__isnull=False))
        ]


class Waiting(models.Model):
    """An order that was to find somebody by itself and did not 待派: what was lacking, and when it is looked at again.

    `reason`: nobody may go, or the slot was `taken` each time. `lacks`: by rule, how many engineers fail it and how
    many fail nothing else. `look_at` comes nearer whenever something happens that may help (see `actions/again.py`).
    """

    order = models.OneToOneField(WorkOrder, models.CASCADE, primary_key=True, related_name="+")
    decision = models.ForeignKey(Decision, models.SET_NULL, null=True, related_name="+", db_index=False)
    reason = models.TextField(choices=[(r.value, r.value) for r in WaitingFor])
    lacks = models.JSONField(default=list)
    since_at = models.DateTimeField()
    looked_at = models.DateTimeField()
    look_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["look_at"], name="waiting_look_at")]


class Sending(models.Model):
    """Whom a decision led to 派出: the one it chose or, `overruled` by hand, another; why is in the note. Once each.

    `recalled_at`: whoever sent them took it back at once.
    """

    decision = models.OneToOneField(Decision, models.CASCADE, primary_key=True, related_name="sending")
    engineer = models.ForeignKey(Engineer, models.PROTECT, related_name="+", db_index=False)
    visit = models.ForeignKey(Visit, models.SET_NULL, null=True, related_name="+", db_index=False)
    overruled = models.BooleanField(default=False)
    note = models.ForeignKey(Note, models.SET_NULL, null=True, related_name="+", db_index=False)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    recalled_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["at"], name="sending_at")]


class Round(models.Model):
    """A round of offers 派单邀约 of one order: who was asked at once by a decision, until when, and what came of it.

    At most one is open for an order. `terms` is the policy's table `offer` as it counted. `next_at` is the next moment
    to act, a reminder or the end. `followed_at`: after a round that came to nothing somebody else was looked for.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="+", db_index=False)
    decision = models.ForeignKey(Decision, models.CASCADE, related_name="rounds")
    how = models.TextField()
    terms = models.JSONField()
    state = models.TextField(default="open")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    opened_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    followed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["order"], condition=Q(state="open"), name="round_open_once"),
            models.CheckConstraint(
                condition=Q(state="open", ended_at__isnull=True, next_at__isnull=False)
                | Q(state__in=["taken", "over", "withdrawn"], ended_at__isnull=False, next_at__isnull=True),
                name="round_state_agrees",
            ),
            models.CheckConstraint(condition=Q(how__in=["offer", "broadcast", "pool"]), name="round_how_is_known"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["order", "-id"], name="round_of_order"),
            models.Index(fields=["next_at", "id"], condition=Q(next_at__isnull=False), name="round_due"),
            models.Index(
                fields=["ended_at"], condition=Q(state="over", followed_at__isnull=True), name="round_to_follow"
            ),
        ]


class Offer(models.Model):
    """One engineer is asked whether they go 待接单: when, how long the way is, and what they said.

    An offer to one holds the time: `visit` is theirs until they say no or the time is up. `reason` is one of a few, and
    their own words are in the note.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="offers", db_index=False)
    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="+", db_index=False)
    engineer = models.ForeignKey(Engineer, models.PROTECT, related_name="+", db_index=False)
    visit = models.ForeignKey(Visit, models.SET_NULL, null=True, related_name="+", db_index=False)
    state = models.TextField(default="open")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    way_minutes = models.IntegerField(default=0)
    answered_at = models.DateTimeField(null=True)
    reason = models.TextField(default="")
    note = models.ForeignKey(Note, models.SET_NULL, null=True, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "engineer"], name="offer_once_a_round"),
            models.UniqueConstraint(fields=["round"], condition=Q(state="accepted"), name="offer_accepted_once"),
            models.CheckConstraint(
                condition=Q(state__in=["open", "expired", "gone", "withdrawn"], answered_at__isnull=True, reason="")
                | Q(state="accepted", answered_at__isnull=False, reason="")
                | Q(state="declined", answered_at__isnull=False) & ~Q(reason=""),
                name="offer_answer_agrees",
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="offer_ends_after_start"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["engineer"], condition=Q(state="open"), name="offer_open_of_engineer"),
            models.Index(
                fields=["order"], condition=Q(state__in=["declined", "expired"]), name="offer_refused_of_order"
            ),
            models.Index(fields=["answered_at"], condition=Q(state="declined"), name="offer_declined_at"),
        ]
