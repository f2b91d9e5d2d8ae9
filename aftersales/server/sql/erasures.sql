-- server/sql/erasures.sql: who was erased since the last look, and how far this look reaches.
-- Index: fact_order (xid, id) of each month's partition; only what was written since then is read.
SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS reached,
       f.kind, f.data ->> 'person' AS person, f.data ->> 'contact' AS contact, f.at::text
  FROM (SELECT 1) AS always
  LEFT JOIN base_fact f
    ON f.xid >= (%(since)s)::text::xid8
   AND f.xid < pg_snapshot_xmin(pg_current_snapshot())
   AND f.kind IN ('PersonErased', 'ContactErased')
 ORDER BY f.xid, f.id
