-- workorders/sql/sla_clock_put.sql: what an order's log makes of some of its clocks now.
-- Unique index sla_clock_once (order_id, target).
INSERT INTO workorders_slaclock
       (order_id, target, state, started_at, due_at, stopped_at, met, breached_at, breach_told_at, cycle, told, next_at,
        next_mark, read_at)
SELECT %(order)s::bigint, clock.*
  FROM json_to_recordset(%(clocks)s::json) AS clock (
         target text, state text, started_at timestamptz, due_at timestamptz, stopped_at timestamptz, met boolean,
         breached_at timestamptz, breach_told_at timestamptz, cycle integer, told text[], next_at timestamptz,
         next_mark text, read_at timestamptz
       )
    ON CONFLICT (order_id, target) DO UPDATE
   SET state = excluded.state, started_at = excluded.started_at, due_at = excluded.due_at,
       stopped_at = excluded.stopped_at, met = excluded.met, breached_at = excluded.breached_at,
       breach_told_at = excluded.breach_told_at, cycle = excluded.cycle, told = excluded.told,
       next_at = excluded.next_at, next_mark = excluded.next_mark, read_at = excluded.read_at
