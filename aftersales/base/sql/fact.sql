-- base/sql/fact.sql: one parked fact by its place, the primary key (recorded_at, id) of its month's partition, and the
-- facts of its subject, written earlier, that the subscriber at (xid, cursor_id) has yet to read: fact_subject (subject, id).
SELECT fact.xid::text, fact.id, fact.recorded_at, fact.kind, fact.version, fact.subject, fact.actor, fact.at, fact.data,
       fact.origin, fact.request,
       ARRAY(
         SELECT other.id
           FROM base_fact other
          WHERE other.subject = fact.subject AND other.id < fact.id
            AND (other.xid, other.id) > (%(xid)s::xid8, %(cursor_id)s::bigint)
            AND other.recorded_at BETWEEN fact.recorded_at - interval '1 day' AND fact.recorded_at + interval '1 day'
            AND other.kind = ANY (%(kinds)s::text[])
       ) AS ahead
  FROM base_fact fact
 WHERE fact.recorded_at = %(recorded_at)s::timestamptz AND fact.id = %(id)s::bigint
