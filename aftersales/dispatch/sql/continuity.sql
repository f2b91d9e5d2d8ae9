-- dispatch/sql/continuity.sql: who was at this customer, and at this asset, in its latest fifty orders.
-- Index orders_of_customer (customer_id, reported_at, id), then visit_number_once (order_id, number).
WITH latest AS (
  SELECT w.id, w.asset_id, w.owner_id, w.state
    FROM workorders_workorder w
   WHERE w.customer_id = %(customer)s::bigint
   ORDER BY w.reported_at DESC, w.id DESC
   LIMIT 50
)
SELECT t.engineer_id, count(*) FILTER (WHERE t.asset_id = %(asset)s::bigint)::int, count(*)::int
  FROM (
    SELECT v.engineer_id, o.asset_id
      FROM latest o
      JOIN workorders_visit v ON v.order_id = o.id AND v.state = 'done'
    UNION ALL
    SELECT o.owner_id, o.asset_id FROM latest o WHERE o.owner_id IS NOT NULL AND o.state IN ('resolved', 'closed')
  ) t
 GROUP BY t.engineer_id
