-- server/sql/demo_next_due.sql: the next instant at which something falls due for these few orders of the sample company.
-- Indexes sla_clock_once and workorders_workorder_pkey.
SELECT min(due.at)
  FROM (SELECT c.next_at AS at FROM workorders_slaclock c WHERE c.order_id = ANY(%(orders)s::bigint[])
         UNION ALL
        SELECT LEAST(w.wake_at, CASE WHEN w.state = 'resolved' AND w.priority >= %(silent_from)s::int
                                     THEN w.resolved_at + make_interval(days => %(silent_days)s::int) END)
          FROM workorders_workorder w WHERE w.id = ANY(%(orders)s::bigint[])) due
