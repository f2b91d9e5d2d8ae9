-- notices/sql/stuck_deliveries.sql: deliveries that are due and have no job waiting, the longest due first.
-- Partial index delivery_due (due_at, id) where waiting; procrastinate_jobs_queueing_lock_idx_v1 for the job.
SELECT delivery.key
  FROM notices_delivery delivery
 WHERE delivery.state = 'waiting' AND NOT delivery.digest AND delivery.due_at <= %(at)s::timestamptz
   AND NOT EXISTS (
     SELECT FROM procrastinate_jobs job
      WHERE job.queueing_lock = 'notices.send ' || delivery.key::text AND job.status = 'todo')
 ORDER BY delivery.due_at, delivery.id
 LIMIT %(limit)s::int
