-- workorders/sql/sla_write.sql: new lines at the end of an order's log, in the order given, and what the log then makes of
-- the clocks it speaks of. Unique index sla_clock_once (order_id, target).
WITH appended AS (
  INSERT INTO workorders_slaevent
         (order_id, target, kind, at, by_id, reason, policy_id, minutes, working_days, calendar_id)
  SELECT %(order)s::bigint, line.target, line.kind, line.at, line.by, line.reason, line.policy, line.minutes,
         line.working_days, line.calendar
    FROM ROWS FROM (
           json_to_recordset(%(lines)s::json) AS (
             target text, kind text, at timestamptz, by bigint, reason text, policy bigint, minutes integer,
             working_days smallint, calendar bigint
           )
         ) WITH ORDINALITY AS line
   ORDER BY line.ordinality
)
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
