import aftersales.base.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """The files that hang on an order, a visit or a note."""

    dependencies = [
        ("base", "0004_files"),
        ("workorders", "0007_wishes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=aftersales.base.ids.new_key, editable=False, unique=True)),
                ("public", models.BooleanField()),
                ("at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "file",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="base.file"),
                ),
                (
                    "note",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="workorders.note",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="workorders.workorder",
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="workorders.visit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["order", "id"], name="attachment_of_order"),
                    models.Index(
                        condition=models.Q(("note__isnull", False)), fields=["note"], name="attachment_of_note"
                    ),
                ],
            },
        ),
    ]
