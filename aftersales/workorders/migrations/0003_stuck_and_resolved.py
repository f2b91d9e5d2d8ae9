from datetime import UTC, datetime

import django.db.models.deletion
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Due work that failed has a place to wait; a resolved order awaits nothing (from now on: see 0004 for the rest)."""

    dependencies = [("workorders", "0002_sla_log_is_append_only")]
    operations = [
        migrations.CreateModel(
            name="Stuck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "order",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="workorders.workorder",
                    ),
                ),
                ("what", models.TextField()),
                ("attempts", models.SmallIntegerField(default=0)),
                ("error", models.TextField(default="")),
                ("since_at", models.DateTimeField()),
                ("next_try_at", models.DateTimeField()),
            ],
            options={"constraints": [models.UniqueConstraint(fields=["order", "what"], name="stuck_once")]},
        ),
        AddConstraintNotValid(
            "workorder",
            models.CheckConstraint(
                condition=~Q(state="resolved") | Q(act_by_at=datetime(9999, 12, 31, tzinfo=UTC)),
                name="order_resolved_awaits_nothing",
            ),
        ),
    ]
