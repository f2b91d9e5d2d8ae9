-- workorders/sql/timeline.sql: what happened to one order, oldest first, with the words that came with it.
-- Index fact_subject (subject, id) on each month's partition since the order was written; a few dozen rows an order.
SELECT f.id, f.at, f.recorded_at, f.kind, f.version, f.data, f.origin, p.key, p.name, p.is_customer,
       n.key, n.public, n.body, n.erased_at
  FROM base_fact f
  LEFT JOIN people_person p ON p.key = f.actor
  LEFT JOIN workorders_note n ON n.key = (f.data ->> 'note')::uuid
 WHERE f.subject = %(order)s::uuid
   AND f.kind NOT IN ('AttachmentSettled', 'ChecklistAnswered', 'TimeStarted', 'TimeStopped')
   AND (f.at, f.id) > (%(after_at)s::timestamptz, %(after_id)s::bigint)
 ORDER BY f.at, f.id
 LIMIT %(limit)s::int
