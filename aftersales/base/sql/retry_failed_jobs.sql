-- base/sql/retry_failed_jobs.sql: failed jobs wait again, the oldest first; not those whose work is queued anew already
-- (two waiting jobs may not share a queueing lock), and of two that share one only the first. Primary key order.
UPDATE procrastinate_jobs job
   SET status = 'todo', worker_id = NULL, abort_requested = false, scheduled_at = NULL
 WHERE job.id IN (
   SELECT failed.id
     FROM procrastinate_jobs failed
    WHERE failed.status = 'failed'
      AND (failed.queueing_lock IS NULL
           OR NOT EXISTS (SELECT FROM procrastinate_jobs twin
                           WHERE twin.queueing_lock = failed.queueing_lock
                             AND (twin.status = 'todo' OR (twin.status = 'failed' AND twin.id < failed.id))))
    ORDER BY failed.id
    LIMIT %(limit)s::int
    FOR UPDATE OF failed SKIP LOCKED)
RETURNING job.id
