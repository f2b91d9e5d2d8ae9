-- dispatch/sql/continuity.sql: who was at these customers, and at which of their assets, in the latest fifty orders of each.
-- Index orders_of_customer (customer_id, reported_at, id), then visit_number_once (order_id, number).
SELECT c.id, t.engineer_id, t.asset_id, count(*)::int
  FROM unnest(%(customers)s::bigint[]) c (id)
 CROSS JOIN LATERAL (
   WITH latest AS (
     SELECT w.id, w.asset_id, w.owner_id, w.state
       FROM workorders_workorder w
      WHERE w.customer_id = c.id
      ORDER BY w.reported_at DESC, w.id DESC
      LIMIT 50
   )
   SELECT v.engineer_id, o.asset_id
     FROM latest o
     JOIN workorders_visit v ON v.order_id = o.id AND v.state = 'done'
   UNION ALL
   SELECT o.owner_id, o.asset_id FROM latest o WHERE o.owner_id IS NOT NULL AND o.state IN ('resolved', 'closed')
 ) t
 GROUP BY c.id, t.engineer_id, t.asset_id
