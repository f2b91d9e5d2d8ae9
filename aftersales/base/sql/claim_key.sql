-- base/sql/claim_key.sql: take an idempotency key for this transaction without waiting for another that has it.
SELECT pg_try_advisory_xact_lock(hashtextextended(%(claim)s::text, 7201))
