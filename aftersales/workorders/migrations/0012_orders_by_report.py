from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """Lists of all orders by when they were reported. Made while the table is written; the column never changes, so that
    no later write of an order touches the index."""

    atomic = False
    dependencies = [("workorders", "0011_views_and_conditions")]
    operations = [
        AddIndexConcurrently(
            model_name="workorder", index=models.Index(fields=["reported_at", "id"], name="order_reported")
        ),
    ]
