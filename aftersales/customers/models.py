"""Whom we serve and what they bought."""

from typing import ClassVar

from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import F, Q

from aftersales.base.ids import new_key
from aftersales.base.search.rows import SearchRow, gin
from aftersales.people.models import Person, Territory


class Customer(models.Model):
    """A company we serve. `tier` is how much we owe it: standard, silver, gold or key account."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    code = models.TextField(unique=True)
    name = models.TextField()
    industry = models.TextField(default="")
    size = models.IntegerField(null=True)
    tier = models.TextField(default="standard")
    archived_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(tier__in=("standard", "silver", "gold", "key")), name="customer_tier_known"
            ),
        ]


class Contact(models.Model):
    """A person at a customer. With `person` set, the contact can sign in to the portal."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="contacts")
    person = models.OneToOneField(Person, models.SET_NULL, null=True, related_name="+")
    name = models.TextField()
    salutation = models.TextField(default="")
    job_title = models.TextField(default="")
    phone = models.TextField(default="")
    email = models.TextField(default="")
    sees_colleagues_orders = models.BooleanField(default=False)
    care = models.TextField(default="")
    archived_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        indexes: ClassVar = [
            models.Index(OpClass("phone", "text_pattern_ops"), name="contact_phone_begins", condition=~Q(phone="")),
        ]


class CustomerSearch(SearchRow):
    """What a customer is found by: the pieces of its name and its code."""

    customer = models.OneToOneField(Customer, models.CASCADE, primary_key=True, related_name="search")

    class Meta:
        indexes: ClassVar = [gin("customer_search")]


class ContactSearch(SearchRow):
    """What a contact is found by: the pieces of the name and of the phone number; gone when they are erased."""

    contact = models.OneToOneField(Contact, models.CASCADE, primary_key=True, related_name="search")

    class Meta:
        indexes: ClassVar = [gin("contact_search")]


class Site(models.Model):
    """A place where we work for a customer, in WGS-84. `access_hours` are weekly periods as in a calendar."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="sites")
    name = models.TextField()
    address = models.TextField(default="")
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    zone = models.TextField(default="Asia/Shanghai")
    territory = models.ForeignKey(Territory, models.PROTECT, null=True, related_name="+")
    access_hours = models.JSONField(null=True)
    access_note = models.TextField(default="")
    archived_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="site_is_a_place",
            ),
        ]


class Contract(models.Model):
    """What a customer bought from us for a time, and the service level that comes with it.

    Both days are part of it. A contract that follows on from another `renews` it; a contract is renewed once.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="contracts")
    number = models.TextField(unique=True)
    name = models.TextField(default="")
    service_level = models.TextField(default="")
    starts_on = models.DateField()
    ends_on = models.DateField()
    renews = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")
    archived_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="contract_ends_after_it_starts"),
        ]


class Entitlement(models.Model):
    """A counted part of a contract, such as twelve visits a year, and how much of it is used.

    Without a quantity it is unlimited and still counted.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    contract = models.ForeignKey(Contract, models.CASCADE, related_name="entitlements")
    what = models.TextField()
    quantity = models.IntegerField(null=True)
    used = models.IntegerField(default=0)
    version = models.IntegerField(default=1, db_default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contract", "what"], name="entitlement_once"),
            models.CheckConstraint(
                condition=Q(used__gte=0) & (Q(quantity__isnull=True) | Q(used__lte=F("quantity"))),
                name="entitlement_used_within",
            ),
        ]
