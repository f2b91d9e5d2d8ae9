-- base/sql/oldest_job.sql: for how many seconds the longest-waiting job that may run now has been able to.
-- Partial index procrastinate_jobs_priority_idx_v1 (waiting jobs only).
SELECT coalesce(max(extract(epoch FROM now() - coalesce(job.scheduled_at, event.at))), 0)::float8
  FROM procrastinate_jobs job
  LEFT JOIN LATERAL (
    SELECT max(e.at) AS at FROM procrastinate_events e WHERE e.job_id = job.id
  ) event ON true
 WHERE job.status = 'todo' AND (job.scheduled_at IS NULL OR job.scheduled_at <= now())
