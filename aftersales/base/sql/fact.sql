-- base/sql/fact.sql: one fact by its place; the primary key (recorded_at, id) of its month's partition.
SELECT fact.xid::text, fact.id, fact.recorded_at, fact.kind, fact.version, fact.subject, fact.actor, fact.at, fact.data
  FROM base_fact fact
 WHERE fact.recorded_at = %(recorded_at)s::timestamptz AND fact.id = %(id)s::bigint
