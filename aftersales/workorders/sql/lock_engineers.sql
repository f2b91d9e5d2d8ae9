-- workorders/sql/lock_engineers.sql: one booking at a time per engineer, until the transaction ends; in the order they are given.
SELECT pg_advisory_xact_lock(7203, one.engineer) FROM unnest(%(engineers)s::int[]) WITH ORDINALITY AS one (engineer, place);
