-- workorders/sql/next_wake.sql: the next order whose wake-up date has come, locked; what another process holds is passed
-- over. `imported`: only orders a log told of, or only the others. One that failed is left aside until it has its next try.
-- Partial index order_wake (wake_at).
SELECT w.id, w.key, w.wake_at,
       EXISTS (SELECT FROM workorders_stuck s WHERE s.order_id = w.id AND s.what = 'wake') AS again
  FROM workorders_workorder w
 WHERE w.wake_at <= %(at)s::timestamptz
   AND (%(imported)s::boolean IS NULL OR (w.origin = %(origin)s) = %(imported)s::boolean)
   AND coalesce((SELECT s.next_try_at FROM workorders_stuck s WHERE s.order_id = w.id AND s.what = 'wake'), '-infinity')
       <= %(tried)s::timestamptz
 ORDER BY w.wake_at, w.id
 LIMIT 1
   FOR UPDATE SKIP LOCKED
