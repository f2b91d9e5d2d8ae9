-- workorders/sql/search_estimate.sql: how many orders hold the rarest of these pieces, as the planner has noted it.
-- What is not among the commonest thousand is rare, and counts as none. Of one column's statistics: A dozen rows.
SELECT coalesce(min(coalesce(often.share, 0)), 0) * greatest(0, max(c.reltuples)) AS orders
  FROM unnest(%(now)s::int[]) AS piece
 CROSS JOIN (SELECT reltuples FROM pg_class WHERE oid = 'workorders_ordersearch'::regclass) c
  LEFT JOIN (
    SELECT unnest(most_common_elems::text::int[]) AS piece, unnest(most_common_elem_freqs) AS share
      FROM pg_stats
     WHERE schemaname = current_schema() AND tablename = 'workorders_ordersearch' AND attname = 'grams'
  ) often ON often.piece = piece.piece
