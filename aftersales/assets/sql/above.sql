-- assets/sql/above.sql: the ids of what an asset is built into, itself first, at most `deepest` steps up.
-- Primary key of assets_asset, one look-up a step; the bound ends the walk even if the tree had a loop.
WITH RECURSIVE above (id, parent_id, step) AS (
  SELECT a.id, a.parent_id, 0 FROM assets_asset a WHERE a.id = %(asset)s::bigint
  UNION ALL
  SELECT a.id, a.parent_id, above.step + 1
    FROM above
    JOIN assets_asset a ON a.id = above.parent_id
   WHERE above.step < %(deepest)s::int
)
SELECT id FROM above ORDER BY step
