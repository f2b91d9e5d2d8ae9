-- server/sql/replay_states.sql: how many orders of one source stand in each state, once after a replay.
-- A range of order_imported_once (origin, external_id).
SELECT w.state, count(*)
  FROM workorders_workorder w
 WHERE w.origin = %(origin)s AND w.external_id >= %(first)s AND w.external_id < %(behind)s
 GROUP BY w.state
 ORDER BY w.state
