"""What an administrator adds to an order: fields of the company's own, and what orders have in them."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from aftersales.base.ids import new_key
from aftersales.workorders.tables.orders import WorkOrder


class CustomField(models.Model):
    """A field of the company's own. `choices` are `{"code", "name_zh", "name_en", "archived"}`, as they are offered.

    Which kinds ask for it, and how, stands in `Kind.form`.
    """

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    code = models.TextField(unique=True)
    type = models.TextField()
    name_zh = models.TextField()
    name_en = models.TextField()
    hint_zh = models.TextField(default="")
    hint_en = models.TextField(default="")
    unit = models.TextField(default="")
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    decimals = models.SmallIntegerField(default=0)
    choices = models.JSONField(default=list)
    searchable = models.BooleanField(default=False)
    personal = models.BooleanField(default=False)
    position = models.IntegerField(default=0)
    archived_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(type__in=["text", "number", "choice", "multi", "date", "person", "asset", "flag"]),
                name="custom_field_type_known",
            ),
        ]


class OrderFields(models.Model):
    """What an order has in its custom fields, by code. Most orders have no row.

    Beside the order and not in it: an order is written at every move, and each write would go through the index of what
    hardly ever changes (docs/adr/0021-custom-fields.md).
    """

    order = models.OneToOneField(WorkOrder, models.CASCADE, primary_key=True, related_name="fields")
    values = models.JSONField(default=dict)

    class Meta:
        indexes: ClassVar = [GinIndex(fields=["values"], name="order_fields_values", opclasses=["jsonb_path_ops"])]
