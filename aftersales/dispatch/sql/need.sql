-- dispatch/sql/need.sql: what orders need of whoever comes, their nearest promise, and the window of the visit nobody makes (of
-- `visits`, one beside each of `orders`; null any).
-- Primary key of workorders_workorder and of all it points to; sla_clock_once (order_id, target); a handful of visits.
SELECT a.place, k.id AS kind, k.code AS kind_code, k.on_site, w.priority, w.customer_id, w.asset_id,
       s.key AS site, s.latitude, s.longitude, s.zone, s.access_hours::text, sk.id AS skill, sk.code AS skill_code,
       t.id AS territory, t.code AS territory_code, t.parent_id AS region, p.language,
       (SELECT min(c.due_at)
          FROM workorders_slaclock c
         WHERE c.order_id = w.id AND c.target = ANY (%(targets)s::text[]) AND c.stopped_at IS NULL) AS due_at,
       v.promised_from_at, v.promised_until_at
  FROM unnest(%(orders)s::bigint[], %(visits)s::bigint[]) WITH ORDINALITY a (order_id, visit_id, place)
  JOIN workorders_workorder w ON w.id = a.order_id
  JOIN workorders_kind k ON k.id = w.kind_id
  LEFT JOIN assets_asset u ON u.id = w.asset_id
  LEFT JOIN assets_product m ON m.id = u.product_id
  LEFT JOIN people_skill sk ON sk.id = m.skill_id
  LEFT JOIN customers_site s ON s.id = coalesce(w.site_id, u.site_id)
  LEFT JOIN people_territory t ON t.id = coalesce(w.territory_id, s.territory_id)
  LEFT JOIN customers_contact o ON o.id = w.contact_id
  LEFT JOIN people_person p ON p.id = o.person_id
  LEFT JOIN LATERAL (
    SELECT x.promised_from_at, x.promised_until_at
      FROM workorders_visit x
     WHERE x.order_id = w.id AND x.engineer_id IS NULL AND x.ended_at IS NULL AND x.promised_from_at IS NOT NULL
       AND (a.visit_id IS NULL OR x.id = a.visit_id)
     ORDER BY x.number
     LIMIT 1
  ) v ON true
