-- workorders/sql/narrow.sql: the open orders of one owner, customer or asset that a reader may see, most urgent first.
-- Read by the narrowest of what is asked: indexes orders_of_asset (asset_id, …), order_open_owner (owner_id, …) or
-- orders_of_customer (customer_id, …); all of it before it is sorted, or the planner might walk every open order instead.
WITH given AS MATERIALIZED (
  SELECT (SELECT id FROM assets_asset WHERE key = %(asset)s::uuid) AS asset,
         (SELECT id FROM people_person WHERE key = %(owner)s::uuid) AS owner,
         (SELECT id FROM customers_customer WHERE key = %(customer)s::uuid) AS customer,
         (SELECT id FROM people_team WHERE key = %(team)s::uuid) AS team,
         %(asset)s::uuid IS NULL AS by_owner, %(asset)s::uuid IS NULL AND %(owner)s::uuid IS NULL AS by_customer
), held AS MATERIALIZED (
  SELECT w.id, w.act_by_at, w.state, w.owner_id, w.team_id, w.territory_id, w.customer_id
    FROM workorders_workorder w
   WHERE w.asset_id = (SELECT asset FROM given)
  UNION ALL
  SELECT w.id, w.act_by_at, w.state, w.owner_id, w.team_id, w.territory_id, w.customer_id
    FROM workorders_workorder w
   WHERE (SELECT by_owner FROM given) AND w.owner_id = (SELECT owner FROM given) AND w.state NOT IN ('closed', 'cancelled')
  UNION ALL
  SELECT w.id, w.act_by_at, w.state, w.owner_id, w.team_id, w.territory_id, w.customer_id
    FROM workorders_workorder w
   WHERE (SELECT by_customer FROM given) AND w.customer_id = (SELECT customer FROM given)
)
SELECT h.id, h.act_by_at
  FROM held h, given g
 WHERE h.state NOT IN ('closed', 'cancelled')
   AND (h.act_by_at, h.id) > (%(after_at)s::timestamptz, %(after_id)s::bigint)
   AND (%(owner)s::uuid IS NULL OR h.owner_id = g.owner)
   AND (%(customer)s::uuid IS NULL OR h.customer_id = g.customer)
   AND (%(team)s::uuid IS NULL OR h.team_id = g.team)
   AND (%(states)s::text[] IS NULL OR h.state = ANY (%(states)s::text[]))
   AND (NOT %(unassigned)s::boolean OR h.owner_id IS NULL)
   AND (%(before)s::timestamptz IS NULL OR h.act_by_at < %(before)s::timestamptz)
   AND (cardinality(%(everything)s::int[]) > 0
        OR h.territory_id = ANY (%(territories)s::bigint[])
        OR h.team_id = ANY (%(teams)s::bigint[])
        OR h.owner_id = ANY (%(owners)s::bigint[])
        OR EXISTS (SELECT FROM workorders_visit v
                    WHERE v.order_id = h.id AND v.ended_at IS NULL
                      AND (v.engineer_id = ANY (%(owners)s::bigint[])
                           OR EXISTS (SELECT FROM workorders_mate m
                                       WHERE m.visit_id = v.id AND m.engineer_id = ANY (%(owners)s::bigint[])))))
 ORDER BY h.act_by_at, h.id
 LIMIT %(limit)s::int
