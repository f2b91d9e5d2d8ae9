-- base/sql/keep_slow_statement.sql: one more time that a statement took long, added to its hour.
-- Unique index slow_statement_hour (hour, fingerprint).
INSERT INTO base_slowstatement AS kept (fingerprint, hour, text, times, total_ms, worst_ms, last_at)
VALUES (%(fingerprint)s, %(hour)s::timestamptz, %(text)s, 1, %(milliseconds)s::bigint, %(milliseconds)s::bigint,
        %(at)s::timestamptz)
ON CONFLICT (hour, fingerprint) DO UPDATE
   SET times = kept.times + 1,
       total_ms = kept.total_ms + excluded.total_ms,
       worst_ms = greatest(kept.worst_ms, excluded.worst_ms),
       last_at = greatest(kept.last_at, excluded.last_at)
