-- dispatch/sql/board_kept.sql: time of these engineers that appointments keep while no visit does, in a span of time.
-- Index appointment_taking (from_at, those that are not over); what each keeps by its foreign key, the booking by primary key. None
-- keeps time of another day than its window's.
SELECT b.engineer_id, lower(b.period), upper(b.period)
  FROM dispatch_appointment a
  JOIN dispatch_kepttime t ON t.appointment_id = a.id
  JOIN workorders_booking b ON b.id = t.booking_id
 WHERE a.ended_at IS NULL AND a.from_at > %(at)s::timestamptz - interval '2 days'
   AND a.from_at < %(before)s::timestamptz + interval '2 days'
   AND b.engineer_id = ANY (%(ids)s::bigint[]) AND b.visit_id IS NULL AND b.released_at IS NULL
   AND b.period && tstzrange(%(at)s::timestamptz, %(before)s::timestamptz)
 ORDER BY b.engineer_id, lower(b.period)
