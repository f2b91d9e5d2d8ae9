-- server/sql/replay_stands.sql: every order of one source, once at the start of a replay, and whether its owner was only
-- inferred: the last assignment that changed the owner, or that the log itself told of, was an inferred one.
-- A range of order_imported_once (origin, external_id), then fact_subject (subject, id).
SELECT w.external_id, w.id, w.key, w.version, w.state, w.owner_id, w.team_id, w.priority, w.category_id, w.wait_reason,
       w.waits_in, w.resolved_at, w.owner_id IS NOT NULL AND coalesce(told.origin = %(inferred)s, false)
  FROM workorders_workorder w
  LEFT JOIN LATERAL (
    SELECT f.origin
      FROM base_fact f
     WHERE f.subject = w.key AND f.kind = 'WorkOrderAssigned'
       AND (f.origin <> %(inferred)s OR f.data ->> 'owner' IS DISTINCT FROM f.data ->> 'was')
     ORDER BY f.id DESC
     LIMIT 1
  ) told ON true
 WHERE w.origin = %(origin)s AND w.external_id >= %(first)s AND w.external_id < %(behind)s
