from django.db import migrations, models


class Migration(migrations.Migration):
    """Who was sent in a month is found by when."""

    dependencies = [("dispatch", "0007_presence")]
    operations = [
        migrations.AddIndex(
            model_name="sending",
            index=models.Index(fields=["at"], name="sending_at"),
        ),
    ]
