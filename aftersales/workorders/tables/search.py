"""What orders are found by."""

from typing import ClassVar

from django.db import models

from aftersales.base.search.rows import SearchRow, gin
from aftersales.workorders.tables.orders import WorkOrder


class OrderSearch(SearchRow):
    """What an order is found by: the pieces of its number, title, description, tags and foreign number, of its
    customer's name and code, and of its asset's name and serial.

    Nothing of its contact: who may find by a phone number finds the customer. Written when one of these changes, not
    when the order moves.
    """

    order = models.OneToOneField(WorkOrder, models.CASCADE, primary_key=True, related_name="search")

    class Meta:
        indexes: ClassVar = [gin("order_search")]
