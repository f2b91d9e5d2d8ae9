-- workorders/sql/next_ring.sql: the next clock that has something to tell, locked together with its order; what another
-- process holds is passed over. `imported`: only orders a log told of, or only the others; null for all.
-- Index sla_clock_due (next_at, id): reads what is due, not what runs.
SELECT c.id
  FROM workorders_slaclock c
  JOIN workorders_workorder w ON w.id = c.order_id
 WHERE c.next_at <= %(at)s::timestamptz
   AND (%(imported)s::boolean IS NULL OR (w.origin = %(origin)s) = %(imported)s::boolean)
 ORDER BY c.next_at, c.id
 LIMIT 1
   FOR UPDATE OF c, w SKIP LOCKED
