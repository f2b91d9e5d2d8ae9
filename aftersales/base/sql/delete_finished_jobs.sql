-- base/sql/delete_finished_jobs.sql: jobs that succeeded some hours or failed some days ago go, with their events.
-- Primary key order; the age is that of the last event, index procrastinate_events_job_id_fkey_v1 (job_id).
DELETE FROM procrastinate_jobs
 WHERE id IN (
   SELECT job.id
     FROM procrastinate_jobs job
    WHERE job.status NOT IN ('todo', 'doing')
      AND NOT EXISTS (
        SELECT FROM procrastinate_events event
         WHERE event.job_id = job.id
           AND event.at > %(at)s::timestamptz - CASE job.status
                 WHEN 'failed' THEN make_interval(days => %(failed_days)s::int)
                 ELSE make_interval(hours => %(done_hours)s::int) END)
    ORDER BY job.id
    LIMIT %(limit)s::int
    FOR UPDATE OF job SKIP LOCKED)
RETURNING id
