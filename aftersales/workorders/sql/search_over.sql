-- workorders/sql/search_over.sql: of the closed orders of a reader's scopes, newest first, those that hold these pieces.
-- As search_open.sql, over the indexes order_over, order_over_territory and order_over_team.
WITH given AS MATERIALIZED (
  SELECT cardinality(%(everything)s::int[]) > 0 AS everything, %(territories)s::bigint[] AS territories,
         %(teams)s::bigint[] AS teams, %(most)s::int AS most,
         %(walk)s::int AS walk, %(now)s::int[] AS pieces, %(before)s::int[] AS before
)
SELECT found.id, true AS over, found.act_by_at, found.reported_at, found.cut
  FROM (
  SELECT p.*
    FROM given g
   CROSS JOIN LATERAL (
     SELECT c.id, c.act_by_at, c.reported_at, c.nth > g.walk AS cut
       FROM (SELECT w.id, w.act_by_at, w.reported_at, row_number() OVER (ORDER BY w.reported_at DESC, w.id DESC) AS nth
               FROM workorders_workorder w
              WHERE g.everything AND w.state IN ('closed', 'cancelled')
              ORDER BY w.reported_at DESC, w.id DESC
              LIMIT (SELECT walk + 1 FROM given)) c
      WHERE c.nth > g.walk
         OR (SELECT s.grams @> g.pieces OR s.grams @> g.before FROM workorders_ordersearch s WHERE s.order_id = c.id)
      ORDER BY c.reported_at DESC, c.id DESC
      LIMIT (SELECT most FROM given)
   ) p
  UNION ALL
  SELECT p.*
    FROM given g, unnest(g.territories) AS scope
   CROSS JOIN LATERAL (
     SELECT c.id, c.act_by_at, c.reported_at, c.nth > g.walk AS cut
       FROM (SELECT w.id, w.act_by_at, w.reported_at, row_number() OVER (ORDER BY w.reported_at DESC, w.id DESC) AS nth
               FROM workorders_workorder w
              WHERE w.territory_id = scope AND w.state IN ('closed', 'cancelled')
              ORDER BY w.reported_at DESC, w.id DESC
              LIMIT (SELECT walk + 1 FROM given)) c
      WHERE c.nth > g.walk
         OR (SELECT s.grams @> g.pieces OR s.grams @> g.before FROM workorders_ordersearch s WHERE s.order_id = c.id)
      ORDER BY c.reported_at DESC, c.id DESC
      LIMIT (SELECT most FROM given)
   ) p
  UNION ALL
  SELECT p.*
    FROM given g, unnest(g.teams) AS scope
   CROSS JOIN LATERAL (
     SELECT c.id, c.act_by_at, c.reported_at, c.nth > g.walk AS cut
       FROM (SELECT w.id, w.act_by_at, w.reported_at, row_number() OVER (ORDER BY w.reported_at DESC, w.id DESC) AS nth
               FROM workorders_workorder w
              WHERE w.team_id = scope AND w.state IN ('closed', 'cancelled')
              ORDER BY w.reported_at DESC, w.id DESC
              LIMIT (SELECT walk + 1 FROM given)) c
      WHERE c.nth > g.walk
         OR (SELECT s.grams @> g.pieces OR s.grams @> g.before FROM workorders_ordersearch s WHERE s.order_id = c.id)
      ORDER BY c.reported_at DESC, c.id DESC
      LIMIT (SELECT most FROM given)
   ) p
  ) found
