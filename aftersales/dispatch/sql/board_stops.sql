-- dispatch/sql/board_stops.sql: the visits that are booked of these engineers in a span of time, but for one, as the board names what is in
-- the way: how each stands, of which order, and where it takes them.
-- Index booking_never_double (engineer as a range, period), one look for each engineer; the rest by primary key.
SELECT b.engineer_id, lower(b.period), upper(b.period), v.key, v.order_id, w.number, s.latitude, s.longitude
  FROM unnest(%(ids)s::bigint[]) e (id)
 CROSS JOIN LATERAL (
   SELECT k.engineer_id, k.period, k.visit_id
     FROM workorders_booking k
    WHERE int8range(k.engineer_id, k.engineer_id, '[]') && int8range(e.id, e.id, '[]')
      AND k.period && tstzrange(%(at)s::timestamptz, %(before)s::timestamptz) AND k.released_at IS NULL
      AND (%(without)s::bigint IS NULL OR k.visit_id IS DISTINCT FROM %(without)s::bigint)
 ) b
  JOIN workorders_visit v ON v.id = b.visit_id
  JOIN workorders_workorder w ON w.id = v.order_id
  LEFT JOIN customers_site s ON s.id = w.site_id
 ORDER BY b.engineer_id, lower(b.period)
