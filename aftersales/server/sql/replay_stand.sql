-- server/sql/replay_stand.sql: one order as its row stands after a log's row was applied. By primary key.
SELECT id, key, version, state, owner_id, team_id, priority, category_id, wait_reason, waits_in, resolved_at
  FROM workorders_workorder
 WHERE id = %(id)s::bigint
