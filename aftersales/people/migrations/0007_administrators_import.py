from django.db import migrations

GIVE = """
INSERT INTO people_grant (role_id, "right", scope, min_level)
SELECT r.id, one, 'all', NULL
  FROM people_role r, unnest(ARRAY['customers.import', 'assets.import', 'people.import', 'workorders.import']) AS one
 WHERE r.code = 'admin'
   AND EXISTS (SELECT FROM people_grant g WHERE g.role_id = r.id AND g."right" = 'people.settings' AND g.scope = 'all')
   AND NOT EXISTS (SELECT FROM people_grant g WHERE g.role_id = r.id AND g."right" = one);
"""


class Migration(migrations.Migration):
    """系统管理员 may bring tables of customers, assets, colleagues and open orders.

    Also where an installation has shaped the role: whoever settles everything may take in everything.
    """

    dependencies = [("people", "0006_shared_views_and_exports")]
    operations = [migrations.RunSQL(GIVE, migrations.RunSQL.noop)]
