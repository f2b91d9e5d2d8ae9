-- dispatch/sql/board_visits.sql: the visits of these engineers that touch a span of time, theirs to make or to go along on, soonest first, as
-- JSON without the ways between them; of an order the reader does not see (workorders/access.py) the times alone. `found` is how many
-- there are in all.
-- Visits by visit_of_engineer (engineer_id, starts_at), those one goes along on by booking_never_double (engineer as a range, period);
-- whether the reader goes to an order by the same, clocks by sla_clock_once (order_id, target), open rounds of offers by round_open_once, the rest by primary key.
WITH own AS MATERIALIZED (
  SELECT v.id
    FROM unnest(%(ids)s::bigint[]) e (id)
   CROSS JOIN LATERAL (
     SELECT x.id
       FROM workorders_visit x
      WHERE x.engineer_id = e.id AND x.starts_at < %(before)s::timestamptz
        AND x.starts_at > %(at)s::timestamptz - %(longest)s::interval AND x.ends_at > %(at)s::timestamptz
        AND x.state <> 'cancelled'
   ) v
  UNION
  SELECT b.visit_id
    FROM unnest(%(ids)s::bigint[]) e (id)
   CROSS JOIN LATERAL (
     SELECT k.visit_id
       FROM workorders_booking k
      WHERE int8range(k.engineer_id, k.engineer_id, '[]') && int8range(e.id, e.id, '[]')
        AND k.period && tstzrange(%(at)s::timestamptz, %(before)s::timestamptz) AND k.released_at IS NULL
   ) b
   WHERE b.visit_id IS NOT NULL
), page AS MATERIALIZED (
  SELECT v.*, count(*) OVER () AS found
    FROM own
    JOIN workorders_visit v ON v.id = own.id
   WHERE v.starts_at IS NOT NULL AND v.state <> 'cancelled'
   ORDER BY v.starts_at, v.id
   LIMIT %(limit)s::int
)
SELECT page.key, page.starts_at, page.ends_at, page.engineer_id,
       ARRAY(SELECT m.engineer_id FROM workorders_mate m WHERE m.visit_id = page.id ORDER BY m.id) AS mates,
       s.latitude, s.longitude, page.state, page.found,
       json_build_object(
         'key', page.key, 'version', page.version, 'engineer', p.key,
         'mates', (SELECT coalesce(json_agg(q.key ORDER BY m.id), '[]')
                     FROM workorders_mate m JOIN people_person q ON q.id = m.engineer_id WHERE m.visit_id = page.id),
         'state', page.state,
         'offered', seen.it AND page.state = 'planned'
                    AND EXISTS (SELECT FROM dispatch_round r JOIN dispatch_offer o ON o.round_id = r.id AND o.visit_id = page.id
                                 WHERE r.order_id = page.order_id AND r.state = 'open'),
         'starts_at', page.starts_at, 'ends_at', page.ends_at,
         'promised_from_at', CASE WHEN seen.it THEN page.promised_from_at END,
         'promised_until_at', CASE WHEN seen.it THEN page.promised_until_at END,
         'pinned', CASE WHEN page.state IN ('travelling', 'on_site') THEN page.state
                        WHEN page.ended_at IS NOT NULL THEN 'done'
                        WHEN seen.it AND page.promised_from_at IS NOT NULL THEN 'promised' END,
         'out_of_turn', CASE WHEN seen.it THEN (SELECT nullif(t.out_why, '') FROM workorders_turn t WHERE t.visit_id = page.id) END,
         'late_minutes', CASE WHEN seen.it AND page.arrived_at IS NULL AND page.ended_at IS NULL
                              THEN greatest(extract(epoch FROM page.starts_at - c.due_at)::bigint / 60, 0) ELSE 0 END,
         'order', CASE WHEN seen.it THEN json_build_object(
           'key', w.key, 'number', w.number, 'title', w.title, 'priority', w.priority, 'kind', k.code,
           'customer', u.name, 'site', s.name,
           'place', CASE WHEN s.latitude IS NOT NULL AND s.longitude IS NOT NULL
                         THEN json_build_object('longitude', s.longitude, 'latitude', s.latitude) END,
           'arrive_by_at', c.due_at) END
       )::text
  FROM page
  JOIN workorders_workorder w ON w.id = page.order_id
  JOIN workorders_kind k ON k.id = w.kind_id
  LEFT JOIN people_person p ON p.id = page.engineer_id
  LEFT JOIN customers_customer u ON u.id = w.customer_id
  LEFT JOIN customers_site s ON s.id = w.site_id
 CROSS JOIN LATERAL (
   SELECT %(all_seen)s::boolean OR coalesce(w.territory_id = ANY (%(seen_territories)s::bigint[]), false)
          OR coalesce(w.team_id = ANY (%(seen_teams)s::bigint[]), false) OR %(goes)s::boolean AND coalesce(w.owner_id = %(reader)s::bigint, false)
          OR %(goes)s::boolean AND EXISTS (
            SELECT FROM workorders_visit x
             WHERE x.order_id = page.order_id
               AND (x.engineer_id = %(reader)s::bigint
                    OR EXISTS (SELECT FROM workorders_mate m WHERE m.visit_id = x.id AND m.engineer_id = %(reader)s::bigint))) AS it
 ) seen
  LEFT JOIN LATERAL (
    SELECT min(x.due_at) AS due_at
      FROM workorders_slaclock x
     WHERE x.order_id = w.id AND x.target = ANY (%(targets)s::text[]) AND x.stopped_at IS NULL
  ) c ON true
 ORDER BY page.starts_at, page.id
