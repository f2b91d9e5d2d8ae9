-- workorders/sql/search_rare.sql: the orders a reader may see that hold all of these pieces, open ones first.
-- By the pieces: index order_search (grams). For words that few orders hold: each that holds them is looked at, by its
-- primary key and never the other way round, which is what OFFSET 0 is for.
WITH given AS MATERIALIZED (
  SELECT cardinality(%(everything)s::int[]) > 0 AS everything, %(territories)s::bigint[] AS territories,
         %(teams)s::bigint[] AS teams, %(owners)s::bigint[] AS owners, %(most)s::int AS most
), held AS MATERIALIZED (
  SELECT s.order_id
    FROM workorders_ordersearch s
   WHERE s.grams @> %(now)s::int[] OR s.grams @> %(before)s::int[]
)
SELECT w.id, w.state IN ('closed', 'cancelled') AS over, w.act_by_at, w.reported_at, false AS cut
  FROM given g
 CROSS JOIN held
 CROSS JOIN LATERAL (
   SELECT o.id, o.state, o.act_by_at, o.reported_at, o.territory_id, o.team_id, o.owner_id
     FROM workorders_workorder o
    WHERE o.id = held.order_id
   OFFSET 0
 ) w
 WHERE (g.everything
        OR w.territory_id = ANY (g.territories)
        OR w.team_id = ANY (g.teams)
        OR w.owner_id = ANY (g.owners)
        OR EXISTS (SELECT FROM workorders_visit v
                    WHERE v.order_id = w.id
                      AND (v.engineer_id = ANY (g.owners)
                           OR EXISTS (SELECT FROM workorders_mate m
                                       WHERE m.visit_id = v.id AND m.engineer_id = ANY (g.owners)))))
 ORDER BY over, CASE WHEN w.state NOT IN ('closed', 'cancelled') THEN w.act_by_at END, w.reported_at DESC, w.id DESC
 LIMIT (SELECT most FROM given)
