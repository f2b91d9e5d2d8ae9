-- dispatch/sql/changed.sql: facts that change the roster after a place in the commit-safe order, and how far all is known.
-- Index fact_order (xid, id) on each month's partition, merged; of an order's facts who owns it and who did.
WITH edge AS (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS xmin)
SELECT edge.xmin::text, f.kind, f.subject, f.owner, f.was
  FROM edge
  LEFT JOIN LATERAL (
    SELECT fact.kind, fact.subject, (fact.data ->> 'owner')::uuid AS owner, (fact.data ->> 'was')::uuid AS was
      FROM base_fact fact
     WHERE (fact.xid, fact.id) > (%(xid)s::xid8, %(id)s::bigint)
       AND fact.xid < edge.xmin
       AND fact.kind = ANY (%(kinds)s::text[])
     ORDER BY fact.xid, fact.id
     LIMIT %(limit)s::int
  ) f ON true
