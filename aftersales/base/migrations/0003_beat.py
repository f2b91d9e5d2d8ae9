from django.db import migrations, models


class Migration(migrations.Migration):
    """Where the parts of the background work leave their last sign of life."""

    dependencies = [("base", "0002_facts")]
    operations = [
        migrations.CreateModel(
            name="Beat",
            fields=[
                ("part", models.TextField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("error", models.TextField(default="")),
            ],
        ),
    ]
