from django.db import migrations, models


class Migration(migrations.Migration):
    """Names of skills are changed from a version one has read (If-Match)."""

    dependencies = [
        ("people", "0003_agents_work_on_their_own"),
    ]

    operations = [
        migrations.AddField(
            model_name="skill",
            name="version",
            field=models.IntegerField(db_default=1, default=1),
        ),
    ]
