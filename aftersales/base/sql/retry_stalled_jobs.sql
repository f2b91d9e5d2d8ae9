-- base/sql/retry_stalled_jobs.sql: the jobs under way in workers that fell silent wait again, or have failed for good when
-- they saw too many workers die or when the same work is queued anew (two waiting jobs may not share a queueing lock).
-- Partial index procrastinate_jobs_id_lock_idx_v1 (jobs waiting or under way); a worker that is forgotten is none.
WITH stalled AS (
  SELECT job.id, job.attempts, job.queueing_lock
    FROM procrastinate_jobs job
    LEFT JOIN procrastinate_workers worker ON worker.id = job.worker_id
   WHERE job.status = 'doing'
     AND (worker.id IS NULL OR worker.last_heartbeat < now() - make_interval(secs => %(seconds)s::float8))
     FOR UPDATE OF job SKIP LOCKED
), judged AS (
  SELECT stalled.id,
         stalled.attempts + 1 >= %(most)s::int
           OR (stalled.queueing_lock IS NOT NULL
               AND (row_number() OVER (PARTITION BY stalled.queueing_lock ORDER BY stalled.id) > 1
                    OR EXISTS (SELECT FROM procrastinate_jobs twin
                                WHERE twin.queueing_lock = stalled.queueing_lock AND twin.status = 'todo'))) AS over
    FROM stalled
)
UPDATE procrastinate_jobs job
   SET status = CASE WHEN judged.over THEN 'failed' ELSE 'todo' END::procrastinate_job_status,
       attempts = job.attempts + 1, worker_id = NULL, abort_requested = false, scheduled_at = NULL
  FROM judged
 WHERE job.id = judged.id
RETURNING job.id
