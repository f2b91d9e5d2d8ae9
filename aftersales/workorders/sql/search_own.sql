-- workorders/sql/search_own.sql: the orders that somebody owns, goes to or went to, that hold these pieces: open ones
-- first, or all by when they were reported, then a page behind `after_at` and `after_id`. All of them are looked at, for
-- one person's are a few thousand: indexes order_open_owner, order_over_owner, visit_of_engineer.
WITH given AS MATERIALIZED (
  SELECT %(owners)s::bigint[] AS owners, %(now)s::int[] AS pieces, %(before)s::int[] AS before,
         %(open_first)s::boolean AS open_first, %(most)s::int AS most,
         %(after_at)s::timestamptz AS after_at, %(after_id)s::bigint AS after_id
), own AS MATERIALIZED (
  SELECT w.id
    FROM given g, unnest(g.owners) AS scope
    JOIN workorders_workorder w ON w.owner_id = scope AND w.state NOT IN ('closed', 'cancelled')
  UNION
  SELECT w.id
    FROM given g, unnest(g.owners) AS scope
    JOIN workorders_workorder w ON w.owner_id = scope AND w.state IN ('closed', 'cancelled')
  UNION
  SELECT v.order_id FROM given g, unnest(g.owners) AS scope JOIN workorders_visit v ON v.engineer_id = scope
  UNION
  SELECT v.order_id
    FROM given g, unnest(g.owners) AS scope
    JOIN workorders_mate m ON m.engineer_id = scope
    JOIN workorders_visit v ON v.id = m.visit_id
)
SELECT w.id, w.state IN ('closed', 'cancelled') AS over, w.act_by_at, w.reported_at, false AS cut
  FROM given g
 CROSS JOIN own
 CROSS JOIN LATERAL (
   SELECT o.id, o.state, o.act_by_at, o.reported_at FROM workorders_workorder o WHERE o.id = own.id OFFSET 0
 ) w
 WHERE (SELECT s.grams @> g.pieces OR s.grams @> g.before FROM workorders_ordersearch s WHERE s.order_id = w.id)
   AND (g.after_at IS NULL OR (w.reported_at, w.id) < (g.after_at, g.after_id))
 ORDER BY g.open_first AND w.state IN ('closed', 'cancelled'),
          CASE WHEN g.open_first AND w.state NOT IN ('closed', 'cancelled') THEN w.act_by_at END,
          w.reported_at DESC, w.id DESC
 LIMIT (SELECT most FROM given)
