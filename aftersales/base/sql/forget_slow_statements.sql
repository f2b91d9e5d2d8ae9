-- base/sql/forget_slow_statements.sql: hours of slow statements that are over for long go.
-- Unique index slow_statement_hour (hour, fingerprint).
DELETE FROM base_slowstatement
 WHERE hour < %(at)s::timestamptz - make_interval(days => %(days)s::int)
RETURNING id
