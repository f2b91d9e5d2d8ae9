-- dispatch/sql/taken.sql: the visits that are booked of these engineers in a span of time, in order, and how they stand.
-- Index booking_never_double (engineer as a range, period), one look for each engineer; visits by primary key.
SELECT b.engineer_id, lower(b.period), upper(b.period), v.key, v.state, v.order_id
  FROM unnest(%(ids)s::bigint[]) e (id)
 CROSS JOIN LATERAL (
   SELECT k.engineer_id, k.period, k.visit_id
     FROM workorders_booking k
    WHERE int8range(k.engineer_id, k.engineer_id, '[]') && int8range(e.id, e.id, '[]')
      AND k.period && tstzrange(%(at)s::timestamptz, %(before)s::timestamptz) AND k.released_at IS NULL
 ) b
  JOIN workorders_visit v ON v.id = b.visit_id
 WHERE v.ended_at IS NULL
 ORDER BY b.engineer_id, lower(b.period)
