-- base/sql/facts_behind.sql: a subscriber's next facts in commit-safe order, and the horizon below which all are known.
-- Index fact_order (xid, id) on each month's partition, merged; xid is qualified, for an output alias would sort as text.
-- `ahead` are facts of the same subject that were written earlier by a transaction that is younger: (xid, id) puts them
-- later, and the relay must not. Index fact_subject (subject, id), on the partitions of a day before or after only.
WITH edge AS (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS xmin)
SELECT edge.xmin::text, f.xid::text, f.id, f.recorded_at, f.kind, f.version, f.subject, f.actor, f.at, f.data,
       f.origin, f.request,
       ARRAY(
         SELECT other.id
           FROM base_fact other
          WHERE other.subject = f.subject AND other.id < f.id AND other.xid > f.xid
            AND other.recorded_at BETWEEN f.recorded_at - interval '1 day' AND f.recorded_at + interval '1 day'
            AND other.kind = ANY (%(kinds)s::text[])
       ) AS ahead
  FROM edge
  LEFT JOIN LATERAL (
    SELECT fact.*
      FROM base_fact fact
     WHERE (fact.xid, fact.id) > (%(xid)s::xid8, %(id)s::bigint)
       AND fact.xid < edge.xmin
       AND fact.kind = ANY (%(kinds)s::text[])
     ORDER BY fact.xid, fact.id
     LIMIT %(limit)s::int
  ) f ON true
 ORDER BY f.xid, f.id
