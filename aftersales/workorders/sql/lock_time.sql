-- workorders/sql/lock_time.sql: one change at a time of what a person's time went into, until the transaction ends.
SELECT pg_advisory_xact_lock(7205, %(person)s::int)
