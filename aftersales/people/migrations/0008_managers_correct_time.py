from django.db import migrations

GIVE = """
INSERT INTO people_grant (role_id, "right", scope, min_level)
SELECT r.id, 'workorders.correct_time', told.scope, NULL
  FROM people_role r
  JOIN (VALUES ('manager', 'team'), ('partner', 'team'), ('admin', 'all')) AS told (code, scope) ON told.code = r.code
 WHERE r.version = 1
   AND NOT EXISTS (SELECT FROM people_grant g WHERE g.role_id = r.id AND g."right" = 'workorders.correct_time');
"""


class Migration(migrations.Migration):
    """Those who lead others see and put right their time: a right the ready roles did not have.

    A ready role that an installation has shaped (its version has counted up) stays as it was shaped.
    """

    dependencies = [("people", "0007_administrators_import")]
    operations = [migrations.RunSQL(GIVE, migrations.RunSQL.noop)]
