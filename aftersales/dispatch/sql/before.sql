-- dispatch/sql/before.sql: who was at these customers, and since when that is known, in the latest fifty orders of each before an instant.
-- Index orders_of_customer (customer_id, reported_at, id), then visit_number_once (order_id, number).
SELECT c.id, o.id, o.reported_at, o.asset_id, t.engineer_id, t.known_at
  FROM unnest(%(customers)s::bigint[]) c (id)
 CROSS JOIN LATERAL (
   SELECT w.id, w.reported_at, w.asset_id, w.owner_id, w.state, w.resolved_at
     FROM workorders_workorder w
    WHERE w.customer_id = c.id AND w.reported_at < %(before)s::timestamptz
    ORDER BY w.reported_at DESC, w.id DESC
    LIMIT 50
 ) o
  LEFT JOIN LATERAL (
    SELECT v.engineer_id, v.ended_at AS known_at
      FROM workorders_visit v
     WHERE v.order_id = o.id AND v.state = 'done'
    UNION ALL
    SELECT o.owner_id, o.resolved_at WHERE o.owner_id IS NOT NULL AND o.state IN ('resolved', 'closed')
  ) t ON true
 ORDER BY c.id, o.reported_at, o.id
