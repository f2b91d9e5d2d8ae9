-- server/sql/replay_sla.sql: the outcome of the resolution promise of every order of one source, once after a replay.
-- A range of order_imported_once (origin, external_id), then sla_clock_once (order_id, target).
SELECT w.external_id, c.met
  FROM workorders_workorder w
  JOIN workorders_slaclock c ON c.order_id = w.id AND c.target = 'resolution'
 WHERE w.origin = %(origin)s AND w.external_id >= %(first)s AND w.external_id < %(behind)s
