-- dispatch/sql/touched.sql: the engineers whom changes of these people and orders concern, by id.
-- People and orders by their keys; visits by visit_number_once (order_id, number), bookings by their visit, released too.
SELECT p.id FROM people_person p WHERE p.key = ANY (%(people)s::uuid[])
UNION
SELECT b.engineer_id
  FROM workorders_workorder w
  JOIN workorders_visit v ON v.order_id = w.id
  JOIN workorders_booking b ON b.visit_id = v.id
 WHERE w.key = ANY (%(keys)s::uuid[])
UNION
SELECT w.owner_id FROM workorders_workorder w WHERE w.key = ANY (%(keys)s::uuid[]) AND w.owner_id IS NOT NULL
