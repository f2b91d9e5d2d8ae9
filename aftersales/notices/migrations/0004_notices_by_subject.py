"""Everything told about a thing, without holding up who is told meanwhile."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("notices", "0003_digests_and_wordings")]

    operations = [
        AddIndexConcurrently(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("subject__isnull", False)),
                fields=["subject", "code", "person"],
                name="notice_subject",
            ),
        ),
    ]
