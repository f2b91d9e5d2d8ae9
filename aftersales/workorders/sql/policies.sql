-- workorders/sql/policies.sql: the policies that may be chosen, as the choice sees them. A dozen rows.
SELECT p.id, p.priority, k.code, p.service_level, p.tier, p.key, p.condition::text
  FROM workorders_slapolicy p
  LEFT JOIN workorders_kind k ON k.id = p.kind_id
 WHERE p.active
