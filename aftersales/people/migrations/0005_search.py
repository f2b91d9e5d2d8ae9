import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """What people are found by, beside them; `aftersales reindex` fills it, and the worker does by itself."""

    dependencies = [
        ("people", "0004_versions_of_what_is_settled"),
    ]

    operations = [
        migrations.CreateModel(
            name="PersonSearch",
            fields=[
                ("version", models.SmallIntegerField()),
                ("grams", django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None)),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=True, fields=["grams"], gin_pending_list_limit=256, name="person_search"
                    )
                ],
            },
        ),
    ]
