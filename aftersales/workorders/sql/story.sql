-- workorders/sql/story.sql: what a customer's page is read from: one order's facts of some kinds, oldest first.
-- Index fact_subject (subject, id) on each month's partition since the order was written; a few dozen rows an order.
SELECT f.kind, f.at, f.data, p.name, p.is_customer, n.name
  FROM base_fact f
  LEFT JOIN people_person p ON p.key = f.actor
  LEFT JOIN people_person n ON n.key = coalesce(f.data ->> 'owner', f.data ->> 'engineer')::uuid
 WHERE f.subject = %(order)s::uuid
   AND f.kind = ANY (%(kinds)s::text[])
 ORDER BY f.at, f.id
