-- base/sql/changes.sql: what happened after a place in the commit-safe order, newest first, and how far all is known.
-- Index fact_order (xid, id) on each month's partition, merged backwards; at most one such query a second per process.
WITH edge AS (SELECT pg_current_snapshot() AS snapshot)
SELECT pg_snapshot_xmin(edge.snapshot)::text, pg_snapshot_xmax(edge.snapshot)::text,
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
