"""Staff and sign-ins, rights as data, skills, and working time."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from aftersales.base.ids import new_key
from aftersales.base.search.rows import SearchRow, gin
from aftersales.people.states import DayKind, LeaveKind, Level, Scope, Trust


class Territory(models.Model):
    """An area of service 服务区域, such as a city; a region holds its cities as children."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    code = models.TextField(unique=True)
    name_zh = models.TextField()
    name_en = models.TextField()
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    version = models.IntegerField(default=1)


class Calendar(models.Model):
    """A working calendar: the hours of an ordinary week in one time zone, e.g. "mainland office hours".

    `weekly` maps "0" (Monday) … "6" to a list of [start_minute, end_minute]; a period past 1440 runs over midnight.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    code = models.TextField(unique=True)
    name_zh = models.TextField()
    name_en = models.TextField()
    region = models.TextField(default="CN")
    zone = models.TextField(default="Asia/Shanghai")
    weekly = models.JSONField()
    version = models.IntegerField(default=1)


class CalendarYear(models.Model):
    """How far one year of a calendar can be trusted: published, or estimated until it is."""

    calendar = models.ForeignKey(Calendar, models.CASCADE, related_name="+")
    year = models.SmallIntegerField()
    trust = models.TextField(choices=[(t.value, t.value) for t in Trust])
    source = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["calendar", "year"], name="calendar_year_once")]


class CalendarDay(models.Model):
    """A day that differs from its weekday: a holiday, a make-up workday 调休, or other hours once."""

    calendar = models.ForeignKey(Calendar, models.CASCADE, related_name="+")
    on = models.DateField()
    kind = models.TextField(choices=[(k.value, k.value) for k in DayKind])
    name_zh = models.TextField(default="")
    name_en = models.TextField(default="")
    periods = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["calendar", "on"], name="calendar_day_once")]


class Team(models.Model):
    """A group that shares a queue. Its lead, then the lead of its parent, and so on, are the escalation chain."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    code = models.TextField(unique=True)
    name_zh = models.TextField()
    name_en = models.TextField()
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    lead = models.ForeignKey("Person", models.SET_NULL, null=True, related_name="+")
    calendar = models.ForeignKey(Calendar, models.PROTECT, null=True, related_name="+")
    archived_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)


class Role(models.Model):
    """A named bundle of rights that a person can be given; the ready ones are data like any other."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    code = models.TextField(unique=True)
    name_zh = models.TextField()
    name_en = models.TextField()
    version = models.IntegerField(default=1)


class Grant(models.Model):
    """One right of a role, how far it reaches, and the level it asks for, if any."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="+")
    right = models.TextField()
    scope = models.TextField(choices=[(s.value, s.value) for s in Scope])
    min_level = models.SmallIntegerField(null=True, choices=[(level.value, level.name) for level in Level])

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["role", "right", "scope"], name="grant_once")]


class PersonManager(BaseUserManager["Person"]):
    """How Django's sign-in finds a person."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody who can sign in: a member of staff, or a customer's contact (`is_customer`), never both.

    Signs in by e-mail or phone. Archived people keep their traces and cannot sign in.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    name = models.TextField()
    email = models.EmailField(null=True)
    email_verified_at = models.DateTimeField(null=True)
    phone = models.TextField(null=True)
    phone_verified_at = models.DateTimeField(null=True)
    is_customer = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    language = models.TextField(default="zh-CN")
    zone = models.TextField(default="Asia/Shanghai")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    roles = models.ManyToManyField(Role, related_name="+")
    territories = models.ManyToManyField(Territory, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    archived_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = PersonManager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("email"), name="person_email_once"),
            models.CheckConstraint(condition=Q(email=Lower("email")), name="person_email_is_lower_case"),
            models.UniqueConstraint(fields=["phone"], name="person_phone_once"),
            models.CheckConstraint(
                condition=Q(email__isnull=False) | Q(phone__isnull=False) | Q(is_active=False),
                name="person_can_be_reached",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_staff(self) -> bool:
        return False

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Django's own permissions are not used; rights are grants (see access.py)."""
        return False


class PersonSearch(SearchRow):
    """What a person is found by: the pieces of name, e-mail and phone number; gone when they are erased."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="search")

    class Meta:
        indexes: ClassVar = [gin("person_search")]


class Engineer(models.Model):
    """The working side of a person who is sent to jobs: level, base, hours."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="engineer")
    level = models.SmallIntegerField(choices=[(level.value, level.name) for level in Level])
    calendar = models.ForeignKey(Calendar, models.PROTECT, related_name="+")
    home_latitude = models.FloatField(null=True)
    home_longitude = models.FloatField(null=True)
    languages = ArrayField(models.TextField(), default=list)
    workload_cap_minutes = models.IntegerField(default=480)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(home_latitude__isnull=True, home_longitude__isnull=True)
                | Q(home_latitude__range=(-90, 90), home_longitude__range=(-180, 180)),
                name="engineer_home_is_a_place",
            ),
        ]


class Skill(models.Model):
    """Something an engineer can be good at: a family of equipment, a software product, a trade."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    code = models.TextField(unique=True)
    name_zh = models.TextField()
    name_en = models.TextField()
    version = models.IntegerField(default=1, db_default=1)


class EngineerSkill(models.Model):
    """How good an engineer is at a skill (1–5), and from when until when that holds."""

    engineer = models.ForeignKey(Engineer, models.CASCADE, related_name="skills")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="+")
    proficiency = models.SmallIntegerField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["engineer", "skill"], name="engineer_skill_once"),
            models.CheckConstraint(condition=Q(proficiency__range=(1, 5)), name="proficiency_1_to_5"),
        ]


class Certificate(models.Model):
    """Proof from outside that an engineer may or can do something, such as 高压电工 or HCIA."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    engineer = models.ForeignKey(Engineer, models.CASCADE, related_name="certificates")
    name_zh = models.TextField()
    name_en = models.TextField()
    number = models.TextField(default="")
    issued_on = models.DateField()
    valid_until = models.DateField(null=True)


class Mentorship(models.Model):
    """A senior engineer takes a new one along 师徒, for a time."""

    mentor = models.ForeignKey(Engineer, models.CASCADE, related_name="+")
    apprentice = models.ForeignKey(Engineer, models.CASCADE, related_name="+")
    started_on = models.DateField()
    ended_on = models.DateField(null=True)


class Shift(models.Model):
    """A span in which an engineer is on duty beyond or instead of the calendar, e.g. night stand-by."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    engineer = models.ForeignKey(Engineer, models.CASCADE, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    on_call = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="shift_ends_after_it_starts"),
        ]
        indexes: ClassVar = [models.Index(fields=["engineer", "starts_at"], name="shift_of_engineer")]


class Leave(models.Model):
    """A span in which somebody is away."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    engineer = models.ForeignKey(Engineer, models.CASCADE, related_name="+")
    kind = models.TextField(choices=[(k.value, k.value) for k in LeaveKind])
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="leave_ends_after_it_starts"),
        ]
        indexes: ClassVar = [models.Index(fields=["engineer", "starts_at"], name="leave_of_engineer")]


class Token(models.Model):
    """A secret with which a program signs in as a person, for some rights, until a day. Only its hash is kept."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    name = models.TextField()
    secret_hash = models.BinaryField(unique=True)
    rights = ArrayField(models.TextField(), default=list)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)


class Revocation(models.Model):
    """A note to every process: what you remember of this person is out of date, or this sign-in has ended.

    Each process reads the new ones every two seconds, so a right taken away is gone everywhere at once.
    """

    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    session = models.TextField(default="")
    at = models.DateTimeField()
