-- dispatch/sql/bookings.sql: what is booked of these engineers in a span of time, but for one visit and some of them (ids), and where that takes
-- them.
-- Index booking_never_double (engineer as a range, period), one look for each engineer; the rest by primary key. What an
-- appointment keeps has no visit yet, but an order to go to.
SELECT b.engineer_id, lower(b.period), upper(b.period), s.latitude, s.longitude
  FROM unnest(%(ids)s::bigint[]) e (id)
 CROSS JOIN LATERAL (
   SELECT k.id, k.engineer_id, k.period, k.visit_id
     FROM workorders_booking k
    WHERE int8range(k.engineer_id, k.engineer_id, '[]') && int8range(e.id, e.id, '[]')
      AND k.period && tstzrange(%(at)s::timestamptz, %(before)s::timestamptz) AND k.released_at IS NULL
      AND (%(without)s::bigint IS NULL OR k.visit_id IS DISTINCT FROM %(without)s::bigint)
      AND k.id <> ALL (%(leaving)s::bigint[])
 ) b
  LEFT JOIN workorders_visit v ON v.id = b.visit_id
  LEFT JOIN dispatch_kepttime t ON t.booking_id = b.id AND b.visit_id IS NULL
  LEFT JOIN dispatch_appointment a ON a.id = t.appointment_id
  LEFT JOIN workorders_workorder w ON w.id = coalesce(v.order_id, a.order_id)
  LEFT JOIN customers_site s ON s.id = w.site_id
