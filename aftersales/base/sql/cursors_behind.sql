-- base/sql/cursors_behind.sql: which subscribers have facts to read, and how long the oldest has waited, in seconds.
-- Takes no lock and no transaction id, so that an idle relay writes nothing. One probe of fact_order (xid, id) per month.
SELECT cursor.name, extract(epoch FROM clock_timestamp() - next.recorded_at)::float8
  FROM base_cursor cursor
 CROSS JOIN LATERAL (
    SELECT fact.recorded_at
      FROM base_fact fact
     WHERE (fact.xid, fact.id) > (cursor.xid::text::xid8, cursor.fact_id)
       AND fact.xid < pg_snapshot_xmin(pg_current_snapshot())
     ORDER BY fact.xid, fact.id
     LIMIT 1
  ) next
 WHERE cursor.name = ANY (%(names)s::text[])
