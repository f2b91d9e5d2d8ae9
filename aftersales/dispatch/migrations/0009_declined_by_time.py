from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Offers that were declined in a month are found by when."""

    dependencies = [("dispatch", "0008_sending_by_time")]
    operations = [
        migrations.AddIndex(
            model_name="offer",
            index=models.Index(fields=["answered_at"], condition=Q(state="declined"), name="offer_declined_at"),
        ),
    ]
