from django.db import migrations

GIVE = """
INSERT INTO people_grant (role_id, "right", scope, min_level)
SELECT r.id, 'workorders.work', 'own', NULL
  FROM people_role r
 WHERE r.code = 'agent' AND r.version = 1
   AND NOT EXISTS (SELECT FROM people_grant g WHERE g.role_id = r.id AND g."right" = 'workorders.work');
"""


class Migration(migrations.Migration):
    """客服 start, set aside and resolve the inquiries they own: until now they could own one and not work on it.

    A ready role that an installation has shaped (its version has counted up) stays as it was shaped.
    """

    dependencies = [("people", "0002_versions_and_throttle")]
    operations = [migrations.RunSQL(GIVE, migrations.RunSQL.noop)]
