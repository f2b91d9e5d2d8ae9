-- dispatch/sql/taught_month.sql: planned minutes of visits these engineers made, or went along on, with an apprentice of theirs, from
-- `at` until `before`. Mates of a visit by mate_once (visit_id, engineer_id), mentorships by either of their keys.
SELECT t.mentor_id, sum(extract(epoch FROM t.ends_at - t.starts_at) / 60)::int
  FROM (
    SELECT DISTINCT p.mentor_id, v.id, v.starts_at, v.ends_at
      FROM people_mentorship p
      JOIN workorders_mate a ON a.engineer_id = p.apprentice_id
      JOIN workorders_visit v
        ON v.id = a.visit_id AND v.starts_at >= %(at)s::timestamptz AND v.starts_at < %(before)s::timestamptz
       AND v.state <> 'cancelled'
     WHERE p.mentor_id = ANY (%(ids)s::bigint[])
       AND (v.starts_at AT TIME ZONE %(zone)s::text)::date >= p.started_on
       AND (p.ended_on IS NULL OR (v.starts_at AT TIME ZONE %(zone)s::text)::date < p.ended_on)
       AND (v.engineer_id = p.mentor_id
            OR EXISTS (SELECT FROM workorders_mate m WHERE m.visit_id = v.id AND m.engineer_id = p.mentor_id))
  ) t
 GROUP BY t.mentor_id
