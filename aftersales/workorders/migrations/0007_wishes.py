import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Whom to call and when it suits them are kept beside an order, no longer among its words; what stands in the
    words of older orders stays there."""

    dependencies = [("workorders", "0006_versions_of_what_is_settled")]
    operations = [
        migrations.CreateModel(
            name="Wish",
            fields=[
                (
                    "order",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="wish",
                        serialize=False,
                        to="workorders.workorder",
                    ),
                ),
                ("name", models.TextField(default="")),
                ("phone", models.TextField(default="")),
                (
                    "suits",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(name="", phone="") | ~Q(name="") & ~Q(phone=""),
                        name="wish_names_somebody_with_a_number",
                    ),
                    models.CheckConstraint(
                        condition=Q(suits__contained_by=["asap", "morning", "afternoon", "evening"]),
                        name="wish_suits_known",
                    ),
                ]
            },
        ),
    ]
