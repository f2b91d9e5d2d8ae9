from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    atomic = False  # made beside those who write: bookings are many

    dependencies = [("workorders", "0018_visits_in_turn")]

    operations = [
        AddIndexConcurrently(
            model_name="booking",
            index=models.Index(
                fields=["engineer"], condition=Q(visit__isnull=True, released_at__isnull=True), name="booking_kept"
            ),
        ),
    ]
