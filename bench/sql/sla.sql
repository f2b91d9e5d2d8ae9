-- bench/sql/sla.sql: one resolution clock of eight hours round the clock on each order. %(due)s of them have just come
-- to their first warning, all others began a minute ago.

TRUNCATE workorders_slaevent, workorders_slaclock;

INSERT INTO workorders_slaevent (order_id, target, kind, at, recorded_at, reason, policy_id, minutes)
SELECT w.id, 'resolution', 'start',
       now() - CASE WHEN row_number() OVER (ORDER BY w.key) <= %(due)s::int THEN interval '361 min' ELSE interval '1 min' END,
       now(), '', p.id, 480
  FROM workorders_workorder w
 CROSS JOIN (SELECT id FROM workorders_slapolicy ORDER BY priority LIMIT 1) p;

INSERT INTO workorders_slaclock (order_id, target, state, started_at, due_at, cycle, told, next_at, next_mark, read_at)
SELECT order_id, target, 'running', at, at + interval '8 h', 1, '{}', at + interval '6 h', 'warning:75', at
  FROM workorders_slaevent;

VACUUM ANALYZE;
