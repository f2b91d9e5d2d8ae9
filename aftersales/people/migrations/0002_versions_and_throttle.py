"""Versions where two people may edit at once, lower-case e-mails, and the table of sign-in limits.

The table is the one Django's database cache expects (settings.CACHES): limits and used one-time codes must count for
all processes together.
"""

from django.db import migrations, models
from django.db.models import Q
from django.db.models.functions import Lower

THROTTLE = """
CREATE TABLE people_throttle (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX people_throttle_expires ON people_throttle (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_first")]

    operations = [
        *[
            migrations.AddField(name, "version", models.IntegerField(default=1))
            for name in ("role", "team", "territory")
        ],
        migrations.RunSQL("UPDATE people_person SET email = lower(email) WHERE email <> lower(email)", migrations.RunSQL.noop),
        migrations.AddConstraint(
            "person",
            models.CheckConstraint(condition=Q(email=Lower("email")), name="person_email_is_lower_case"),
        ),
        migrations.RunSQL(THROTTLE, "DROP TABLE people_throttle"),
    ]
