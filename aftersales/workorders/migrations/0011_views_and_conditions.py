import aftersales.base.ids
import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Lists that were put together and kept, and promises that ask more of an order than four columns can."""

    dependencies = [
        ("people", "0006_shared_views_and_exports"),
        ("workorders", "0010_closed_orders_by_scope"),
    ]
    operations = [
        migrations.CreateModel(
            name="View",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=aftersales.base.ids.new_key, editable=False, unique=True)),
                ("name", models.TextField()),
                ("among", models.TextField(default="open")),
                ("condition", models.JSONField(null=True)),
                ("sort", models.TextField(default="due")),
                (
                    "columns",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
                ("position", models.IntegerField(default=0)),
                ("archived_at", models.DateTimeField(null=True)),
                ("version", models.IntegerField(default=1)),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.team",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("owner__isnull", True), ("team__isnull", True), _connector="OR"),
                        name="view_of_one_only",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("among__in", ("open", "all"))), name="view_among_known"
                    ),
                ],
            },
        ),
        migrations.AddField(model_name="slapolicy", name="condition", field=models.JSONField(null=True)),
    ]
