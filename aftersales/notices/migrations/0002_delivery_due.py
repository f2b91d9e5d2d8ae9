import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    """A delivery knows when to try; indexes for the sweep, for what is new in an inbox, and for withdrawing."""

    dependencies = [("notices", "0001_first")]
    operations = [
        migrations.AddField(
            model_name="delivery",
            name="due_at",
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
        ),
        migrations.RemoveIndex(model_name="delivery", name="delivery_waiting"),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(condition=models.Q(("state", "waiting")), fields=["due_at", "id"], name="delivery_due"),
        ),
        migrations.RemoveIndex(model_name="notice", name="notice_unread"),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("read_at__isnull", True), ("withdrawn_at__isnull", True)),
                fields=["person"],
                name="notice_new",
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["effect"], name="notice_effect"),
        ),
    ]
