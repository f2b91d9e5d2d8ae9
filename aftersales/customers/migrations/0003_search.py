import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """What customers and contacts are found by, beside them; `aftersales reindex` fills it, and the worker does by itself."""

    dependencies = [
        ("customers", "0002_what_the_rules_say"),
    ]

    operations = [
        migrations.CreateModel(
            name="ContactSearch",
            fields=[
                ("version", models.SmallIntegerField()),
                ("grams", django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None)),
                (
                    "contact",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search",
                        serialize=False,
                        to="customers.contact",
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=True, fields=["grams"], gin_pending_list_limit=256, name="contact_search"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CustomerSearch",
            fields=[
                ("version", models.SmallIntegerField()),
                ("grams", django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None)),
                (
                    "customer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search",
                        serialize=False,
                        to="customers.customer",
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=True, fields=["grams"], gin_pending_list_limit=256, name="customer_search"
                    )
                ],
            },
        ),
    ]
