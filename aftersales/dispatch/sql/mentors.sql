-- dispatch/sql/mentors.sql: who takes these engineers along on a day. Index people_mentorship_apprentice_id_6e475702.
SELECT m.apprentice_id, m.mentor_id
  FROM people_mentorship m
 WHERE m.apprentice_id = ANY (%(ids)s::bigint[]) AND m.started_on <= %(day)s::date
   AND (m.ended_on IS NULL OR m.ended_on > %(day)s::date)
