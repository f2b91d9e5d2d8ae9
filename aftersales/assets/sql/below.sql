-- assets/sql/below.sql: the ids of what is built into an asset, without itself, and how deep; archived parts too.
-- Index of the foreign key parent_id, one look-up for each asset of the tree.
WITH RECURSIVE below (id, step) AS (
  SELECT a.id, 1 FROM assets_asset a WHERE a.parent_id = %(asset)s::bigint
  UNION ALL
  SELECT a.id, below.step + 1
    FROM below
    JOIN assets_asset a ON a.parent_id = below.id
   WHERE below.step < %(deepest)s::int
)
SELECT id, step FROM below ORDER BY step, id
