import aftersales.base.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Files on their way in and there, and the parts they come in."""

    dependencies = [
        ("base", "0003_beat"),
    ]

    operations = [
        migrations.CreateModel(
            name="File",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=aftersales.base.ids.new_key, editable=False, unique=True)),
                ("uploaded_by", models.UUIDField()),
                ("state", models.TextField()),
                ("name", models.TextField(default="")),
                ("declared_type", models.TextField(default="")),
                ("size", models.BigIntegerField(null=True)),
                ("offset", models.BigIntegerField(default=0)),
                ("storage_key", models.TextField(editable=False, unique=True)),
                ("type", models.TextField(default="")),
                ("kept_size", models.BigIntegerField(null=True)),
                ("sha256", models.BinaryField(null=True)),
                ("sent_sha256", models.BinaryField(null=True)),
                ("width", models.IntegerField(null=True)),
                ("height", models.IntegerField(null=True)),
                ("views", models.JSONField(default=dict)),
                ("reason", models.TextField(default="")),
                ("begun_at", models.DateTimeField()),
                ("arrived_at", models.DateTimeField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                ("attached_at", models.DateTimeField(null=True)),
                ("expires_at", models.DateTimeField(null=True)),
                ("checks", models.SmallIntegerField(default=0)),
                ("check_at", models.DateTimeField(null=True)),
                ("swept_at", models.DateTimeField(null=True)),
                ("busy_until", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("expires_at__isnull", False)), fields=["expires_at"], name="file_expires"
                    ),
                    models.Index(condition=models.Q(("state", "checking")), fields=["check_at"], name="file_to_check"),
                    models.Index(
                        condition=models.Q(("state__in", ("ready", "refused", "gone")), ("swept_at__isnull", True)),
                        fields=["id"],
                        name="file_to_sweep",
                    ),
                    models.Index(
                        condition=models.Q(("attached_at__isnull", True)),
                        fields=["uploaded_by"],
                        include=("size",),
                        name="file_loose",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("size__isnull", True), ("state", "promised")),
                            ("state", "gone"),
                            ("size__gte", 0),
                            _connector="OR",
                        ),
                        name="file_size_known_once_begun",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("size__isnull", True), ("offset__lte", models.F("size")), _connector="OR"),
                        name="file_offset_within_size",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "ready"), _negated=True),
                            models.Q(
                                ("kept_size__isnull", False), ("settled_at__isnull", False), ("sha256__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="file_ready_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="file_refused_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FilePart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("offset", models.BigIntegerField()),
                ("size", models.BigIntegerField()),
                ("object", models.TextField()),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="base.file"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("file", "offset"), name="file_part_once")],
            },
        ),
    ]
