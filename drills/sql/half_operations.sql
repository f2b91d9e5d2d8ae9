-- drills/sql/half_operations.sql: whatever was written without the rest of it. Must find nothing.
WITH moves (kind, leads_to) AS (
  VALUES ('WorkOrderReported', '{reported}'::text[]), ('WorkOrderTriaged', '{triaged}'), ('WorkOrderAssigned', '{assigned}'),
         ('WorkOrderReleased', '{triaged}'), ('WorkOrderStarted', '{working}'), ('WorkOrderWaited', '{waiting}'),
         ('WorkOrderResumed', '{triaged,assigned,working}'), ('WorkOrderResolved', '{resolved}'),
         ('WorkOrderReopened', '{triaged}'), ('WorkOrderClosed', '{closed}'), ('WorkOrderCancelled', '{cancelled}')
), last_move AS (
  SELECT DISTINCT ON (fact.subject) fact.subject, moves.leads_to
    FROM base_fact fact JOIN moves USING (kind)
   ORDER BY fact.subject, fact.id DESC
)
SELECT 'a state that its last fact does not lead to' AS what, o.number::text AS which
  FROM workorders_workorder o LEFT JOIN last_move ON last_move.subject = o.key
 WHERE last_move.leads_to IS NULL OR o.state <> ALL (last_move.leads_to)
UNION ALL
SELECT 'a state without its time', o.number::text
  FROM workorders_workorder o
 WHERE (o.state = 'assigned' AND o.assigned_at IS NULL)
    OR (o.state = 'working' AND o.started_at IS NULL)
    OR (o.state = 'waiting' AND o.waiting_since_at IS NULL)
    OR (o.state IN ('assigned', 'working') AND o.owner_id IS NULL
        AND NOT EXISTS (SELECT FROM workorders_visit v WHERE v.order_id = o.id))
UNION ALL
SELECT 'an order with more or fewer notes than facts of notes', o.number::text
  FROM workorders_workorder o
 WHERE (SELECT count(*) FROM workorders_note n WHERE n.order_id = o.id)
    <> (SELECT count(*) FROM base_fact f WHERE f.subject = o.key AND f.kind = 'NoteAdded')
UNION ALL
SELECT 'a fact about no order', f.id::text
  FROM base_fact f
 WHERE f.kind IN (SELECT kind FROM moves) AND NOT EXISTS (SELECT FROM workorders_workorder o WHERE o.key = f.subject)
UNION ALL
SELECT 'an order whose promises were never begun', o.number::text
  FROM workorders_workorder o
 WHERE o.sla_policy_id IS NOT NULL AND NOT EXISTS (SELECT FROM workorders_slaclock c WHERE c.order_id = o.id)
UNION ALL
SELECT 'a clock without a log', c.id::text
  FROM workorders_slaclock c
 WHERE NOT EXISTS (SELECT FROM workorders_slaevent e WHERE e.order_id = c.order_id AND e.target = c.target)
UNION ALL
SELECT 'a delivery of a notice that is none', d.id::text
  FROM notices_delivery d
 WHERE NOT EXISTS (SELECT FROM notices_notice n WHERE n.id = d.notice_id)
UNION ALL
SELECT 'one request with the facts of two', f.request
  FROM base_fact f
 WHERE f.request <> '' AND f.kind IN ('WorkOrderReported', 'WorkOrderTriaged', 'WorkOrderStarted', 'NoteAdded')
   AND f.actor IS NOT NULL
 GROUP BY f.request, f.kind HAVING count(DISTINCT f.subject) > 1 OR count(*) > 1
