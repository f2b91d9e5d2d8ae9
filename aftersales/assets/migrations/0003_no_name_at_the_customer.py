import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A customer does not know who points to it. Nothing changes in the database."""

    dependencies = [
        ("assets", "0002_what_the_rules_say"),
        ("customers", "0002_what_the_rules_say"),
    ]

    operations = [
        migrations.AlterField(
            model_name="asset",
            name="customer",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="customers.customer"
            ),
        ),
    ]
