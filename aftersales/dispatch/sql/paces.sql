-- dispatch/sql/paces.sql: how quick these engineers were by kind. Index pace_once (engineer_id, kind_id).
SELECT p.engineer_id, p.kind_id, p.visits, p.planned_minutes, p.worked_minutes
  FROM dispatch_pace p
 WHERE p.engineer_id = ANY (%(ids)s::bigint[])
