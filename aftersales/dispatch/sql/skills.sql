-- dispatch/sql/skills.sql: what these engineers are good at, and when. Index engineer_skill_once (engineer_id, skill_id).
SELECT s.engineer_id, s.skill_id, s.proficiency, s.valid_from, s.valid_until
  FROM people_engineerskill s
 WHERE s.engineer_id = ANY (%(ids)s::bigint[])
