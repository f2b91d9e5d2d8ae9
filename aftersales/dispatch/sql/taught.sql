-- dispatch/sql/taught.sql: minutes these engineers went with an apprentice of theirs since `recent`, and of what is on them from
-- `at` until `before`. Mates of a visit by mate_once (visit_id, engineer_id), mentorships by either of their keys.
SELECT t.mentor_id,
       coalesce(sum(extract(epoch FROM t.ends_at - t.starts_at) / 60) FILTER (WHERE t.leads), 0)::int,
       coalesce(sum(extract(epoch FROM t.ends_at - greatest(t.starts_at, %(at)s::timestamptz)) / 60)
                  FILTER (WHERE t.ended_at IS NULL AND t.ends_at > %(at)s::timestamptz
                                AND t.starts_at < %(before)s::timestamptz), 0)::int
  FROM (
    SELECT DISTINCT p.mentor_id, v.id, v.starts_at, v.ends_at, v.ended_at, v.engineer_id = p.mentor_id AS leads
      FROM people_mentorship p
      JOIN workorders_mate a ON a.engineer_id = p.apprentice_id
      JOIN workorders_visit v
        ON v.id = a.visit_id AND v.starts_at > %(recent)s::timestamptz AND v.state NOT IN ('cancelled', 'no_access')
     WHERE p.mentor_id = ANY (%(ids)s::bigint[])
       AND (v.starts_at AT TIME ZONE %(zone)s::text)::date >= p.started_on
       AND (p.ended_on IS NULL OR (v.starts_at AT TIME ZONE %(zone)s::text)::date < p.ended_on)
       AND (v.engineer_id = p.mentor_id
            OR EXISTS (SELECT FROM workorders_mate m WHERE m.visit_id = v.id AND m.engineer_id = p.mentor_id))
  ) t
 GROUP BY t.mentor_id
