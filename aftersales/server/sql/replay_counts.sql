-- server/sql/replay_counts.sql: how many facts of each kind (and mark, for warnings) the orders of one source have.
-- Reads all of them once, after a replay: a range of order_imported_once, then fact_subject (subject, id).
SELECT f.kind, coalesce(f.data ->> 'mark', ''), count(*)
  FROM workorders_workorder w
  JOIN base_fact f ON f.subject = w.key
 WHERE w.origin = %(origin)s AND w.external_id >= %(first)s AND w.external_id < %(behind)s
 GROUP BY 1, 2
