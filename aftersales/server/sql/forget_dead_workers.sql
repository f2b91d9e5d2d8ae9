-- server/sql/forget_dead_workers.sql: job workers that have not been heard of for long; their jobs become nobody's.
-- Index idx_procrastinate_workers_last_heartbeat.
DELETE FROM procrastinate_workers
 WHERE last_heartbeat < now() - make_interval(secs => %(seconds)s::float8)
RETURNING id
