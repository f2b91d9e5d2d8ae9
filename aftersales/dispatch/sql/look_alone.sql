-- dispatch/sql/look_alone.sql: whether nobody else looks at waiting orders now; ours until the transaction ends.
SELECT pg_try_advisory_xact_lock(7221, 0)
