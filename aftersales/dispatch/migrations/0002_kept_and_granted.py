from django.db import migrations

KEPT = """
CREATE TRIGGER policy_version_append_only BEFORE UPDATE OR DELETE ON dispatch_policyversion
  FOR EACH ROW EXECUTE FUNCTION base_append_only();
CREATE TRIGGER decision_never_changed BEFORE UPDATE ON dispatch_decision
  FOR EACH ROW EXECUTE FUNCTION base_append_only();
"""
LOOSE = """
DROP TRIGGER policy_version_append_only ON dispatch_policyversion;
DROP TRIGGER decision_never_changed ON dispatch_decision;
"""
GIVE = """
INSERT INTO people_grant (role_id, "right", scope, min_level)
SELECT r.id, told."right", told.scope, NULL
  FROM people_role r
  JOIN (VALUES ('agent', 'dispatch.see', 'all'), ('agent', 'dispatch.decide', 'all'),
               ('dispatcher', 'dispatch.see', 'team'), ('dispatcher', 'dispatch.see', 'territory'),
               ('dispatcher', 'dispatch.decide', 'team'), ('dispatcher', 'dispatch.decide', 'territory'),
               ('manager', 'dispatch.see', 'team'), ('manager', 'dispatch.decide', 'team'),
               ('partner', 'dispatch.see', 'team'), ('partner', 'dispatch.decide', 'team'),
               ('admin', 'dispatch.see', 'all'), ('admin', 'dispatch.decide', 'all'),
               ('admin', 'dispatch.settings', 'all')) AS told (code, "right", scope) ON told.code = r.code
 WHERE r.version = 1
   AND NOT EXISTS (SELECT FROM people_grant g
                    WHERE g.role_id = r.id AND g."right" = told."right" AND g.scope = told.scope);
"""


class Migration(migrations.Migration):
    """What was decided, and by what, is never changed; the ready roles get the rights of the room.

    A ready role that an installation has shaped (its version has counted up) stays as it was shaped.
    """

    dependencies = [("dispatch", "0001_first"), ("base", "0002_facts"), ("people", "0007_administrators_import")]
    operations = [migrations.RunSQL(KEPT, LOOSE), migrations.RunSQL(GIVE, migrations.RunSQL.noop)]
