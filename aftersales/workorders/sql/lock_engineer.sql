-- workorders/sql/lock_engineer.sql: one booking at a time per engineer, until the transaction ends.
SELECT pg_advisory_xact_lock(7203, %(engineer)s::int)
