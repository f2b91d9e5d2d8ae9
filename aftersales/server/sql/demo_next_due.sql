-- server/sql/demo_next_due.sql: what next falls due for these few orders of the sample company, and when.
-- Indexes sla_clock_once and workorders_workorder_pkey.
SELECT due.what, due.at
  FROM (SELECT 'ring' AS what, c.next_at AS at FROM workorders_slaclock c WHERE c.order_id = ANY(%(orders)s::bigint[])
         UNION ALL
        SELECT step.what, step.at
          FROM workorders_workorder w
         CROSS JOIN LATERAL (VALUES
                 ('wake', w.wake_at),
                 ('silence', CASE WHEN w.state = 'resolved' AND w.priority >= %(silent_from)s::int
                                  THEN w.resolved_at + make_interval(days => %(silent_days)s::int) END)
               ) step(what, at)
         WHERE w.id = ANY(%(orders)s::bigint[])) due
 WHERE due.at IS NOT NULL
 ORDER BY due.at, due.what
 LIMIT 1
