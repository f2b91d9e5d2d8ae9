from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations

MEND = """
UPDATE workorders_workorder SET act_by = '', act_by_at = '9999-12-31 00:00:00+00'
 WHERE state = 'resolved' AND act_by_at <> '9999-12-31 00:00:00+00';
"""


class Migration(migrations.Migration):
    """What was resolved before, and had its next update promised after that, awaits nothing either.

    In a transaction of its own: the table stays open for writing while it is read.
    """

    dependencies = [("workorders", "0003_stuck_and_resolved")]
    operations = [
        migrations.RunSQL(MEND, migrations.RunSQL.noop),
        ValidateConstraint("workorder", "order_resolved_awaits_nothing"),
    ]
