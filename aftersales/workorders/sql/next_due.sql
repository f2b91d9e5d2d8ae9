-- workorders/sql/next_due.sql: the next instant at which an order of this origin wants something done by the clock.
-- Indexes sla_clock_due (next_at, id) and order_wake (wake_at); reads what is due, not what runs (a join
-- might be turned round, and read every order).
SELECT min(due.at)
  FROM (
    (SELECT c.next_at AS at
       FROM workorders_slaclock c
      WHERE c.next_at < %(before)s::timestamptz
        AND (SELECT w.origin FROM workorders_workorder w WHERE w.id = c.order_id) = %(origin)s
      ORDER BY c.next_at
      LIMIT 1)
    UNION ALL
    (SELECT w.wake_at
       FROM workorders_workorder w
      WHERE w.wake_at < %(before)s::timestamptz AND w.origin = %(origin)s
      ORDER BY w.wake_at
      LIMIT 1)
  ) due
