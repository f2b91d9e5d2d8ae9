from django.db import migrations

ON = """
CREATE TRIGGER sla_event_append_only BEFORE UPDATE OR DELETE ON workorders_slaevent
  FOR EACH ROW EXECUTE FUNCTION base_append_only();
"""
OFF = "DROP TRIGGER sla_event_append_only ON workorders_slaevent;"


class Migration(migrations.Migration):
    """An SLA clock is computed from its log, so the log is never edited."""

    dependencies = [("workorders", "0001_first"), ("base", "0002_facts")]
    operations = [migrations.RunSQL(ON, OFF)]
