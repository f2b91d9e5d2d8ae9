import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """What assets are found by, beside them; `aftersales reindex` fills it, and the worker does by itself."""

    dependencies = [
        ("assets", "0003_no_name_at_the_customer"),
    ]

    operations = [
        migrations.CreateModel(
            name="AssetSearch",
            fields=[
                ("version", models.SmallIntegerField()),
                ("grams", django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None)),
                (
                    "asset",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search",
                        serialize=False,
                        to="assets.asset",
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=True, fields=["grams"], gin_pending_list_limit=256, name="asset_search"
                    )
                ],
            },
        ),
    ]
