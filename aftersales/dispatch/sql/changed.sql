-- dispatch/sql/changed.sql: facts that change the roster and that a snapshot did not see yet, and the snapshot of now.
-- Index fact_order (xid, id) on each month's partition, from the snapshot's oldest on; of an order's facts who owns it
-- and who did. What this transaction itself wrote is left out: it may be undone. `own` is the transaction in which the
-- snapshot was taken, which a snapshot takes for seen.
SELECT pg_current_snapshot()::text, pg_current_xact_id_if_assigned()::text, f.kind, f.subject, f.owner, f.was
  FROM (SELECT 1) one
  LEFT JOIN LATERAL (
    SELECT fact.kind, fact.subject, (fact.data ->> 'owner')::uuid AS owner, (fact.data ->> 'was')::uuid AS was
      FROM base_fact fact
     WHERE fact.xid >= pg_snapshot_xmin(%(seen)s::pg_snapshot)
       AND (NOT pg_visible_in_snapshot(fact.xid, %(seen)s::pg_snapshot) OR fact.xid = %(own)s::xid8)
       AND fact.xid IS DISTINCT FROM pg_current_xact_id_if_assigned()
       AND fact.kind = ANY (%(kinds)s::text[])
     LIMIT %(limit)s::int
  ) f ON true
