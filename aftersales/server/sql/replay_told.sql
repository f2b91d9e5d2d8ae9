-- server/sql/replay_told.sql: the facts of every order of one source that change its state or owner, each order's in turn.
-- Reads all of them once, after a replay: a range of order_imported_once, then fact_subject (subject, id).
SELECT w.external_id, f.kind, f.at, f.origin, f.data ->> 'state'
  FROM workorders_workorder w
  JOIN base_fact f ON f.subject = w.key
 WHERE w.origin = %(origin)s AND w.external_id >= %(first)s AND w.external_id < %(behind)s
   AND f.kind = ANY (%(kinds)s::text[])
 ORDER BY w.id, f.id
