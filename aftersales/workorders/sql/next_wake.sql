-- workorders/sql/next_wake.sql: the next order whose wake-up date has come, locked; what another process holds is passed
-- over. `imported`: only orders a log told of, or only the others. Partial index order_wake (wake_at).
SELECT w.key, w.wake_at
  FROM workorders_workorder w
 WHERE w.wake_at <= %(at)s::timestamptz
   AND (%(imported)s::boolean IS NULL OR (w.origin = %(origin)s) = %(imported)s::boolean)
 ORDER BY w.wake_at, w.id
 LIMIT 1
   FOR UPDATE SKIP LOCKED
