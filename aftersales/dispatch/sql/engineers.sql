-- dispatch/sql/engineers.sql: what the roster keeps of these engineers, but for what has rows of its own.
-- Primary key of people_engineer, people_person and dispatch_attendance; what they were given since `at` by visit_of_engineer (engineer_id,
-- starts_at) and order_over_owner (owner_id, reported_at), what they own by order_open_owner (owner_id, …).
SELECT e.person_id, e.level, e.calendar_id, e.home_latitude, e.home_longitude, e.languages, e.workload_cap_minutes,
       ARRAY(SELECT t.territory_id FROM people_person_territories t WHERE t.person_id = e.person_id) AS territories,
       (SELECT coalesce(sum(extract(epoch FROM v.ends_at - v.starts_at) / 60), 0)::int
          FROM workorders_visit v
         WHERE v.engineer_id = e.person_id AND v.starts_at > %(at)s::timestamptz
           AND v.state NOT IN ('cancelled', 'no_access')) AS visited,
       (SELECT count(*)
          FROM workorders_workorder w
          JOIN workorders_kind k ON k.id = w.kind_id AND NOT k.on_site
         WHERE w.owner_id = e.person_id AND w.state NOT IN ('closed', 'cancelled')
           AND w.state IN ('assigned', 'working'))::int AS owns,
       (SELECT count(*)
          FROM workorders_workorder w
          JOIN workorders_kind k ON k.id = w.kind_id AND NOT k.on_site
         WHERE w.owner_id = e.person_id AND w.state IN ('closed', 'cancelled') AND w.state = 'closed'
           AND w.reported_at > %(at)s::timestamptz)::int AS closed,
       r.set_at AS absent_from, r.until_at AS absent_until
  FROM people_engineer e
  JOIN people_person p ON p.id = e.person_id
  LEFT JOIN dispatch_attendance r ON r.engineer_id = e.person_id
 WHERE e.person_id = ANY (%(ids)s::bigint[]) AND p.is_active AND p.archived_at IS NULL
