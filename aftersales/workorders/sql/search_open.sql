-- workorders/sql/search_open.sql: of the open orders of a reader's scopes, most urgent first, those that hold these pieces.
-- For words that many orders hold: walks order_open, order_open_territory and order_open_team and looks at each order's
-- pieces by the primary key of its search row until enough are found. A scope that is not walked to its end, because
-- `walk` orders were looked at, says so with a last row that is `cut`. What one owns is in search_own.sql.
WITH given AS MATERIALIZED (
  SELECT cardinality(%(everything)s::int[]) > 0 AS everything, %(territories)s::bigint[] AS territories,
         %(teams)s::bigint[] AS teams, %(most)s::int AS most,
         %(walk)s::int AS walk, %(now)s::int[] AS pieces, %(before)s::int[] AS before
)
SELECT found.id, false AS over, found.act_by_at, found.reported_at, found.cut
  FROM (
  SELECT p.*
    FROM given g
   CROSS JOIN LATERAL (
     SELECT c.id, c.act_by_at, c.reported_at, c.nth > g.walk AS cut
       FROM (SELECT w.id, w.act_by_at, w.reported_at, row_number() OVER (ORDER BY w.act_by_at, w.id) AS nth
               FROM workorders_workorder w
              WHERE g.everything AND w.state NOT IN ('closed', 'cancelled')
              ORDER BY w.act_by_at, w.id
              LIMIT (SELECT walk + 1 FROM given)) c
      WHERE c.nth > g.walk
         OR (SELECT s.grams @> g.pieces OR s.grams @> g.before FROM workorders_ordersearch s WHERE s.order_id = c.id)
      ORDER BY c.act_by_at, c.id
      LIMIT (SELECT most FROM given)
   ) p
  UNION ALL
  SELECT p.*
    FROM given g, unnest(g.territories) AS scope
   CROSS JOIN LATERAL (
     SELECT c.id, c.act_by_at, c.reported_at, c.nth > g.walk AS cut
       FROM (SELECT w.id, w.act_by_at, w.reported_at, row_number() OVER (ORDER BY w.act_by_at, w.id) AS nth
               FROM workorders_workorder w
              WHERE w.territory_id = scope AND w.state NOT IN ('closed', 'cancelled')
              ORDER BY w.act_by_at, w.id
              LIMIT (SELECT walk + 1 FROM given)) c
      WHERE c.nth > g.walk
         OR (SELECT s.grams @> g.pieces OR s.grams @> g.before FROM workorders_ordersearch s WHERE s.order_id = c.id)
      ORDER BY c.act_by_at, c.id
      LIMIT (SELECT most FROM given)
   ) p
  UNION ALL
  SELECT p.*
    FROM given g, unnest(g.teams) AS scope
   CROSS JOIN LATERAL (
     SELECT c.id, c.act_by_at, c.reported_at, c.nth > g.walk AS cut
       FROM (SELECT w.id, w.act_by_at, w.reported_at, row_number() OVER (ORDER BY w.act_by_at, w.id) AS nth
               FROM workorders_workorder w
              WHERE w.team_id = scope AND w.state NOT IN ('closed', 'cancelled')
              ORDER BY w.act_by_at, w.id
              LIMIT (SELECT walk + 1 FROM given)) c
      WHERE c.nth > g.walk
         OR (SELECT s.grams @> g.pieces OR s.grams @> g.before FROM workorders_ordersearch s WHERE s.order_id = c.id)
      ORDER BY c.act_by_at, c.id
      LIMIT (SELECT most FROM given)
   ) p
  ) found
