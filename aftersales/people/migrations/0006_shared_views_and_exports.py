from django.db import migrations

GIVE = """
INSERT INTO people_grant (role_id, "right", scope, min_level)
SELECT r.id, told."right", told.scope, NULL
  FROM people_role r
  JOIN (VALUES ('agent', 'workorders.export', 'all'), ('dispatcher', 'workorders.share', 'team'),
               ('dispatcher', 'workorders.export', 'team'), ('dispatcher', 'workorders.export', 'territory'),
               ('manager', 'workorders.share', 'all'), ('manager', 'workorders.export', 'team'),
               ('admin', 'workorders.share', 'all'), ('admin', 'workorders.export', 'all'),
               ('success_manager', 'workorders.export', 'all')) AS told (code, "right", scope) ON told.code = r.code
 WHERE r.version = 1
   AND NOT EXISTS (SELECT FROM people_grant g
                    WHERE g.role_id = r.id AND g."right" = told."right" AND g.scope = told.scope);
"""


class Migration(migrations.Migration):
    """Views are shared and lists are taken out as files: two rights the ready roles did not have.

    A ready role that an installation has shaped (its version has counted up) stays as it was shaped.
    """

    dependencies = [("people", "0005_search")]
    operations = [migrations.RunSQL(GIVE, migrations.RunSQL.noop)]
