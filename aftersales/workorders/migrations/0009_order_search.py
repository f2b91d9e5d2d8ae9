import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """What orders are found by, beside them; `aftersales reindex` fills it, and the worker does by itself."""

    dependencies = [("workorders", "0008_attachments")]
    operations = [
        migrations.CreateModel(
            name="OrderSearch",
            fields=[
                ("version", models.SmallIntegerField()),
                (
                    "grams",
                    django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None),
                ),
                (
                    "order",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search",
                        serialize=False,
                        to="workorders.workorder",
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=True, fields=["grams"], gin_pending_list_limit=256, name="order_search"
                    )
                ],
            },
        ),
    ]
