-- base/sql/renumber_facts.sql: after a restore elsewhere, numbers of this server for facts and cursors; how many facts.
-- The cursors stand at some places among the facts. What lies between two of them gets one number for all of it, just
-- below the oldest transaction that runs: the relay hands on facts of one number by their ids, as they were written.
-- What all have read keeps its number where that is low enough. What was written here since, after the last fact that
-- was brought along (fact_order (xid, id) finds it), no cursor has read, though it sorts below them. Reads every fact.
WITH marks AS (
  SELECT place.xid::text::xid8 AS xid, place.fact_id, row_number() OVER (ORDER BY place.xid, place.fact_id) AS n
    FROM (SELECT DISTINCT xid, fact_id FROM base_cursor) place
), edge AS (
  SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint - (SELECT count(*) FROM marks) - 1 AS lowest,
         (SELECT max(id) FROM base_fact WHERE xid >= pg_snapshot_xmax(pg_current_snapshot())) AS last_brought
), placed AS (
  SELECT f.recorded_at, f.id, f.xid,
         (SELECT count(*) FROM marks m
           WHERE (f.xid, f.id) > (m.xid, m.fact_id) OR f.id > edge.last_brought) AS unread_by
    FROM base_fact f CROSS JOIN edge
), facts AS (
  UPDATE base_fact f
     SET xid = (edge.lowest + placed.unread_by)::text::xid8
    FROM placed CROSS JOIN edge
   WHERE f.recorded_at = placed.recorded_at AND f.id = placed.id
     AND (placed.unread_by > 0 OR placed.xid >= edge.lowest::text::xid8)
  RETURNING f.id
), cursors AS (
  UPDATE base_cursor c
     SET xid = edge.lowest + marks.n - 1, fact_id = 9223372036854775807
    FROM marks CROSS JOIN edge
   WHERE (c.xid::text::xid8, c.fact_id) = (marks.xid, marks.fact_id)
  RETURNING c.name
)
SELECT (SELECT count(*) FROM facts), (SELECT count(*) FROM cursors)
