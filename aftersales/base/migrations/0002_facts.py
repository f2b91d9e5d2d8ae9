from django.db import migrations

TABLE = """
CREATE SEQUENCE base_fact_id AS bigint;

CREATE TABLE base_fact (
  id bigint NOT NULL DEFAULT nextval('base_fact_id'),
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  kind text NOT NULL,
  version smallint NOT NULL,
  subject uuid NOT NULL,
  actor uuid,
  at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  origin text NOT NULL DEFAULT '',
  request text NOT NULL DEFAULT '',
  audience text[] NOT NULL DEFAULT '{}',
  data jsonb NOT NULL,
  PRIMARY KEY (recorded_at, id)
) PARTITION BY RANGE (recorded_at);

CREATE INDEX fact_order ON base_fact (xid, id);
CREATE INDEX fact_subject ON base_fact (subject, id);

-- What falls outside every month made in advance: never refused, and counted by `aftersales doctor`.
CREATE TABLE base_fact_rest PARTITION OF base_fact DEFAULT;

CREATE FUNCTION base_make_fact_months(first date, months integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  month date;
  made integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(7202);
  FOR i IN 0 .. months - 1 LOOP
    month := (date_trunc('month', first) + make_interval(months => i))::date;
    IF to_regclass('base_fact_' || to_char(month, 'YYYY_MM')) IS NULL THEN
      EXECUTE format(
        'CREATE TABLE %I PARTITION OF base_fact FOR VALUES FROM (%L) TO (%L)',
        'base_fact_' || to_char(month, 'YYYY_MM'),
        month::text || ' 00:00:00+00',
        (month + interval '1 month')::date::text || ' 00:00:00+00'
      );
      made := made + 1;
    END IF;
  END LOOP;
  RETURN made;
END $$;

SELECT base_make_fact_months(current_date, 4);

CREATE FUNCTION base_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER fact_append_only BEFORE UPDATE OR DELETE ON base_fact
  FOR EACH ROW EXECUTE FUNCTION base_append_only();
"""

BACK = """
DROP TABLE base_fact;
DROP SEQUENCE base_fact_id;
DROP FUNCTION base_make_fact_months(date, integer);
DROP FUNCTION base_append_only();
"""


class Migration(migrations.Migration):
    """The fact table: partitioned by month, ordered by writing transaction, append-only for every role."""

    dependencies = [("base", "0001_first")]
    operations = [migrations.RunSQL(TABLE, BACK)]
