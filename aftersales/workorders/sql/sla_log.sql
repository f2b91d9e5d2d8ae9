-- workorders/sql/sla_log.sql: the log of one order's clocks, or of some of its targets, in the order it was written.
-- Index sla_event_of_order (order_id, id); a dozen rows an order.
SELECT e.target, e.kind, e.at, e.recorded_at, p.key, e.reason, e.minutes, e.working_days, e.calendar_id, s.name_zh
  FROM workorders_slaevent e
  LEFT JOIN people_person p ON p.id = e.by_id
  LEFT JOIN workorders_slapolicy s ON s.id = e.policy_id
 WHERE e.order_id = %(order)s::bigint
   AND (%(targets)s::text[] IS NULL OR e.target = ANY (%(targets)s::text[]))
 ORDER BY e.id
