"""The machine or the software installation that is served: one product serves both trades."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper

from aftersales.base.ids import new_key
from aftersales.base.search.rows import SearchRow, gin
from aftersales.customers.models import Contract, Customer, Site
from aftersales.people.models import Skill


class Product(models.Model):
    """A model we serve: an outdoor unit MV8-400W, or 用友 U8 as a piece of software.

    The three `_months` are the warranty its maker gives from the day of installation.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    code = models.TextField(unique=True)
    name_zh = models.TextField()
    name_en = models.TextField()
    family = models.TextField(default="")
    maker = models.TextField(default="")
    is_software = models.BooleanField(default=False)
    skill = models.ForeignKey(Skill, models.PROTECT, null=True, related_name="+")
    labour_months = models.SmallIntegerField(null=True)
    parts_months = models.SmallIntegerField(null=True)
    travel_months = models.SmallIntegerField(null=True)
    archived_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1, db_default=1)


class Asset(models.Model):
    """One served thing at a customer 设备: a machine with a serial number, or a software environment.

    `customer` has no index of its own: `asset_of_customer` begins with it.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    product = models.ForeignKey(Product, models.PROTECT, related_name="+")
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="+", db_index=False)
    site = models.ForeignKey(Site, models.PROTECT, null=True, related_name="+")
    contract = models.ForeignKey(Contract, models.PROTECT, null=True, related_name="+")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    name = models.TextField()
    serial = models.TextField(default="")
    batch = models.TextField(default="")
    installed_on = models.DateField(null=True)
    archived_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["product", "serial"], condition=~Q(serial=""), name="asset_serial_once"),
        ]
        indexes: ClassVar = [
            models.Index(
                OpClass(Upper("serial"), "text_pattern_ops"), name="asset_serial_begins", condition=~Q(serial="")
            ),
            models.Index(fields=["customer", "-id"], name="asset_of_customer"),
        ]


class AssetSearch(SearchRow):
    """What an asset is found by: the pieces of its name, serial and batch."""

    asset = models.OneToOneField(Asset, models.CASCADE, primary_key=True, related_name="search")

    class Meta:
        indexes: ClassVar = [gin("asset_search")]


class Environment(models.Model):
    """What a software asset runs on 软件环境: versions, patches, modules, database, and when its certificate ends."""

    asset = models.OneToOneField(Asset, models.CASCADE, primary_key=True, related_name="environment")
    software_version = models.TextField(default="")
    patch = models.TextField(default="")
    modules = ArrayField(models.TextField(), default=list)
    database = models.TextField(default="")
    middleware = models.TextField(default="")
    operating_system = models.TextField(default="")
    certificate_expires_on = models.DateField(null=True)
    backed_up_on = models.DateField(null=True)


class Warranty(models.Model):
    """What the maker still owes for an asset, each part of it until its own day."""

    asset = models.ForeignKey(Asset, models.CASCADE, related_name="warranties")
    starts_on = models.DateField()
    labour_until = models.DateField(null=True)
    parts_until = models.DateField(null=True)
    travel_until = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(labour_until__isnull=True) | Q(labour_until__gte=F("starts_on")))
                & (Q(parts_until__isnull=True) | Q(parts_until__gte=F("starts_on")))
                & (Q(travel_until__isnull=True) | Q(travel_until__gte=F("starts_on"))),
                name="warranty_ends_after_it_starts",
            ),
        ]


class FaultCode(models.Model):
    """A code a machine shows or an error a program gives, and what it usually means."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    family = models.TextField()
    code = models.TextField()
    name_zh = models.TextField()
    name_en = models.TextField()
    archived_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1, db_default=1)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["family", "code"], name="fault_code_once")]
