-- workorders/sql/sla_append.sql: new lines at the end of an order's log, in the order given.
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
