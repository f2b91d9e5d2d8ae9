from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


def _over(name: str, *scope: str) -> AddIndexConcurrently:
    over = models.Q(("state__in", ("closed", "cancelled")))
    return AddIndexConcurrently(
        "workorder", models.Index(fields=[*scope, "-reported_at", "-id"], name=name, condition=over)
    )


class Migration(migrations.Migration):
    """Closed orders of a scope, newest first: where a search for a common word walks."""

    atomic = False  # an index is built beside the work, not in its way

    dependencies = [("workorders", "0009_order_search")]
    operations = [
        _over("order_over_territory", "territory"),
        _over("order_over_team", "team"),
        _over("order_over_owner", "owner"),
        _over("order_over"),
    ]
