-- base/sql/foreign_numbers.sql: whether a fact or a cursor speaks of transactions that this server has yet to begin, as
-- after a restore of a dump elsewhere. One probe of fact_order (xid, id) per month.
SELECT EXISTS (SELECT FROM base_fact WHERE xid >= pg_snapshot_xmax(pg_current_snapshot()))
    OR EXISTS (SELECT FROM base_cursor WHERE xid::text::xid8 > pg_snapshot_xmax(pg_current_snapshot()))
