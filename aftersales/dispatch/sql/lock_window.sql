-- dispatch/sql/lock_window.sql: whoever wants a place in a window waits until the others have theirs. No table.
SELECT pg_advisory_xact_lock(hashtextextended(%(window)s, 0))
