-- workorders/sql/lock_turns.sql: visits are put in order by one at a time, until the transaction ends: of two who do it at once
-- each would see no ring, and both together make one.
SELECT pg_advisory_xact_lock(7204, 0)
