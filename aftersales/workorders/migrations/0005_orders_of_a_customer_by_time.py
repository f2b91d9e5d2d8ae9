from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """A customer's and an asset's orders are read by when they were reported, not by when we learnt of them."""

    atomic = False  # an index is built beside the work, not in its way

    dependencies = [("workorders", "0004_resolved_awaits_nothing")]
    operations = [
        AddIndexConcurrently(
            "workorder", models.Index(fields=["customer", "-reported_at", "-id"], name="orders_of_customer")
        ),
        AddIndexConcurrently(
            "workorder",
            models.Index(
                fields=["asset", "-reported_at", "-id"],
                name="orders_of_asset",
                condition=models.Q(("asset__isnull", False)),
            ),
        ),
        RemoveIndexConcurrently("workorder", "order_of_customer"),
        RemoveIndexConcurrently("workorder", "order_of_asset"),
    ]
