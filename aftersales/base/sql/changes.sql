-- base/sql/changes.sql: what happened after a place in the commit-safe order, newest first, and how far all is known.
-- Index fact_order (xid, id) on each month's partition, merged backwards; at most one such query a second per process.
-- `life` tells this run of this database from any other whose transaction ids mean something else: another server, a
-- database restored from a dump, one set back to an earlier hour.
WITH edge AS (
  SELECT pg_current_snapshot() AS snapshot,
         concat_ws('.', system.system_identifier, control.timeline_id,
                   (SELECT oid FROM pg_database WHERE datname = current_database())) AS life
    FROM pg_control_system() system, pg_control_checkpoint() control
)
SELECT pg_snapshot_xmin(edge.snapshot)::text, edge.life,
       f.xid::text, f.id, f.subject, f.kind, f.at, f.audience
  FROM edge
  LEFT JOIN LATERAL (
    SELECT fact.*
      FROM base_fact fact
     WHERE (fact.xid, fact.id) > (%(xid)s::xid8, %(id)s::bigint)
       AND fact.xid < pg_snapshot_xmin(edge.snapshot)
     ORDER BY fact.xid DESC, fact.id DESC
     LIMIT %(limit)s::int
  ) f ON true
 ORDER BY f.xid DESC, f.id DESC
