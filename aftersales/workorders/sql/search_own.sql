-- workorders/sql/search_own.sql: the orders that somebody owns, goes to or went to, that hold these pieces: open ones
-- first, or all by when they were reported, then a page behind `after_at` and `after_id`. One person's are a few
-- thousand: each scope's are read by the indexes order_open_owner, order_over_owner, visit_of_engineer (never the other
-- way round, which is what OFFSET 0 is for), put in order, and then looked at one by one, by the primary key of their
-- pieces, until enough are found.
WITH given AS MATERIALIZED (
  SELECT %(owners)s::bigint[] AS owners, %(now)s::int[] AS pieces, %(before)s::int[] AS before,
         %(open_first)s::boolean AS open_first, %(most)s::int AS most,
         %(after_at)s::timestamptz AS after_at, %(after_id)s::bigint AS after_id
), gone_to AS (
  SELECT v.order_id
    FROM given g, unnest(g.owners) AS scope
   CROSS JOIN LATERAL (SELECT order_id FROM workorders_visit WHERE engineer_id = scope OFFSET 0) v
  UNION
  SELECT v.order_id
    FROM given g, unnest(g.owners) AS scope
    JOIN workorders_mate m ON m.engineer_id = scope
    JOIN workorders_visit v ON v.id = m.visit_id
), own AS (
  SELECT w.id, false AS over, w.act_by_at, w.reported_at
    FROM given g, unnest(g.owners) AS scope
   CROSS JOIN LATERAL (
     SELECT o.id, o.act_by_at, o.reported_at
       FROM workorders_workorder o
      WHERE o.owner_id = scope AND o.state NOT IN ('closed', 'cancelled')
     OFFSET 0
   ) w
  UNION ALL
  SELECT w.id, true, NULL, w.reported_at
    FROM given g, unnest(g.owners) AS scope
   CROSS JOIN LATERAL (
     SELECT o.id, o.reported_at
       FROM workorders_workorder o
      WHERE o.owner_id = scope AND o.state IN ('closed', 'cancelled')
     OFFSET 0
   ) w
  UNION ALL
  SELECT w.id, w.state IN ('closed', 'cancelled'), w.act_by_at, w.reported_at
    FROM given g
   CROSS JOIN gone_to
   CROSS JOIN LATERAL (
     SELECT o.id, o.state, o.owner_id, o.act_by_at, o.reported_at FROM workorders_workorder o WHERE o.id = gone_to.order_id
     OFFSET 0
   ) w
   WHERE w.owner_id IS NULL OR w.owner_id <> ALL (g.owners)
), ranked AS (
  SELECT own.*
    FROM own, given g
   WHERE g.after_at IS NULL OR (own.reported_at, own.id) < (g.after_at, g.after_id)
   ORDER BY g.open_first AND own.over, CASE WHEN g.open_first AND NOT own.over THEN own.act_by_at END,
            own.reported_at DESC, own.id DESC
  OFFSET 0
)
SELECT r.id, r.over, coalesce(r.act_by_at, r.reported_at) AS act_by_at, r.reported_at, false AS cut
  FROM ranked r
 WHERE (SELECT s.grams @> g.pieces OR s.grams @> g.before
          FROM workorders_ordersearch s, given g
         WHERE s.order_id = r.id)
 LIMIT (SELECT most FROM given)
