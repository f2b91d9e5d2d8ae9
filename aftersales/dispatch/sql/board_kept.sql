-- dispatch/sql/board_kept.sql: time of these engineers that appointments keep while no visit does, in a span of time.
-- Index booking_kept (engineer_id; of what is kept just now alone).
SELECT k.engineer_id, lower(k.period), upper(k.period)
  FROM workorders_booking k
 WHERE k.engineer_id = ANY (%(ids)s::bigint[]) AND k.visit_id IS NULL AND k.released_at IS NULL
   AND k.period && tstzrange(%(at)s::timestamptz, %(before)s::timestamptz)
 ORDER BY k.engineer_id, lower(k.period)
