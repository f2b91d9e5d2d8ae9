-- workorders/sql/blockers.sql: what may stand against resolving one order: its holds, its visits in turn, its unsolved children,
-- and those of its own checklists that are not filled in.
-- Indexes hold_of_order (order_id), visit_number_once (order_id, number), order_of_parent (parent_id).
SELECT ARRAY(SELECT h.reason FROM workorders_hold h WHERE h.order_id = %(order)s::bigint AND h.lifted_at IS NULL AND h.checklist_id IS NULL ORDER BY h.id),
       ARRAY(SELECT ARRAY[v.state, v.outcome] FROM workorders_visit v WHERE v.order_id = %(order)s::bigint ORDER BY v.number),
       ARRAY(SELECT c.number FROM workorders_workorder c
              WHERE c.parent_id = %(order)s::bigint AND c.state = ANY (%(unsolved)s::text[]) ORDER BY c.number LIMIT 10),
       ARRAY(SELECT h.checklist_id FROM workorders_hold h JOIN workorders_checklist l ON l.id = h.checklist_id
              WHERE h.order_id = %(order)s::bigint AND h.lifted_at IS NULL AND l.visit_id IS NULL ORDER BY h.id)
