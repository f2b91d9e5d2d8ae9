from django.db import migrations, models


class Migration(migrations.Migration):
    """Kinds, categories and names of states are changed from a version one has read (If-Match)."""

    dependencies = [
        ("workorders", "0005_orders_of_a_customer_by_time"),
    ]

    operations = [
        migrations.AddField(
            model_name="category",
            name="version",
            field=models.IntegerField(db_default=1, default=1),
        ),
        migrations.AddField(
            model_name="kind",
            name="version",
            field=models.IntegerField(db_default=1, default=1),
        ),
        migrations.AddField(
            model_name="statename",
            name="version",
            field=models.IntegerField(db_default=1, default=1),
        ),
    ]
