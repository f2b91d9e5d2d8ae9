-- notices/sql/due_digests.sql: people whose letter of the day is due and has no job waiting, the longest due first.
-- Partial index delivery_due (due_at, id) where waiting; procrastinate_jobs_queueing_lock_idx_v1 for the job.
SELECT person.key
  FROM notices_delivery delivery
  JOIN notices_notice notice ON notice.id = delivery.notice_id
  JOIN people_person person ON person.id = notice.person_id
 WHERE delivery.state = 'waiting' AND delivery.digest AND delivery.due_at <= %(at)s::timestamptz
   AND NOT EXISTS (
     SELECT FROM procrastinate_jobs job
      WHERE job.queueing_lock = 'notices.collect ' || person.key::text AND job.status = 'todo')
 GROUP BY person.key
 ORDER BY min(delivery.due_at)
 LIMIT %(limit)s::int
