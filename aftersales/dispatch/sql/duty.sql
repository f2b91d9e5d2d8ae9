-- dispatch/sql/duty.sql: shifts and leave (with its kind) of these engineers in a span of time.
-- Indexes shift_of_engineer and leave_of_engineer (engineer_id, starts_at).
SELECT s.engineer_id, CASE WHEN s.on_call THEN 'on_call' ELSE 'shift' END AS what, s.starts_at, s.ends_at, '' AS kind
  FROM people_shift s
 WHERE s.engineer_id = ANY (%(ids)s::bigint[]) AND s.starts_at < %(before)s::timestamptz
   AND s.ends_at > %(at)s::timestamptz
UNION ALL
SELECT l.engineer_id, 'leave', l.starts_at, l.ends_at, l.kind
  FROM people_leave l
 WHERE l.engineer_id = ANY (%(ids)s::bigint[]) AND l.starts_at < %(before)s::timestamptz
   AND l.ends_at > %(at)s::timestamptz AND l.withdrawn_at IS NULL
