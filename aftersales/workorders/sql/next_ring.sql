-- workorders/sql/next_ring.sql: the next clock that has something to tell, and as much of its order as the telling needs,
-- both locked; what another process holds is passed over. `imported`: only orders a log told of, or only the others.
-- One that failed is left aside until it has its next try: asked by a subquery, which the planner cannot turn round.
-- Index sla_clock_due (next_at, id): reads what is due, not what runs.
SELECT c.id, c.order_id, c.target, c.state, c.started_at, c.due_at, c.stopped_at, c.met, c.breached_at, c.breach_told_at,
       c.cycle, c.told, c.next_at, c.next_mark, c.read_at,
       w.id, w.key, w.team_id, w.territory_id, w.owner_id, w.customer_id, w.contact_id,
       EXISTS (SELECT FROM workorders_stuck s WHERE s.order_id = c.order_id AND s.what = c.target) AS again
  FROM workorders_slaclock c
  JOIN workorders_workorder w ON w.id = c.order_id
 WHERE c.next_at <= %(at)s::timestamptz
   AND (%(imported)s::boolean IS NULL OR (w.origin = %(origin)s) = %(imported)s::boolean)
   AND coalesce((SELECT s.next_try_at FROM workorders_stuck s WHERE s.order_id = c.order_id AND s.what = c.target),
                '-infinity') <= %(tried)s::timestamptz
 ORDER BY c.next_at, c.id
 LIMIT 1
   FOR UPDATE OF c, w SKIP LOCKED
