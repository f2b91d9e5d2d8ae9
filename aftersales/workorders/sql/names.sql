-- workorders/sql/names.sql: what the keys in some facts stand for, each looked for wherever a key may lead.
-- Unique indexes people_person_key_key, people_team_key_key, workorders_workorder_key_key, workorders_slapolicy_key_key,
-- people_calendar_key_key, workorders_kind_key_key, workorders_category_key_key, customers_site_key_key,
-- assets_asset_key_key, customers_contact_key_key, customers_contract_key_key, workorders_checklist_key_key and
-- workorders_macro_key_key; an item is looked for in the lists that are named beside it.
SELECT p.key, 'person', p.name, p.name FROM people_person p WHERE p.key = ANY (%(keys)s::uuid[])
UNION ALL
SELECT t.key, 'team', t.name_zh, t.name_en FROM people_team t WHERE t.key = ANY (%(keys)s::uuid[])
UNION ALL
SELECT w.key, 'order', 'W-' || w.number, 'W-' || w.number FROM workorders_workorder w WHERE w.key = ANY (%(keys)s::uuid[])
UNION ALL
SELECT s.key, 'policy', s.name_zh, s.name_en FROM workorders_slapolicy s WHERE s.key = ANY (%(keys)s::uuid[])
UNION ALL
SELECT c.key, 'calendar', c.name_zh, c.name_en FROM people_calendar c WHERE c.key = ANY (%(keys)s::uuid[])
UNION ALL
SELECT k.key, 'kind', k.name_zh, k.name_en FROM workorders_kind k WHERE k.key = ANY (%(keys)s::uuid[])
UNION ALL
SELECT c.key, 'category', c.name_zh, c.name_en FROM workorders_category c WHERE c.key = ANY (%(keys)s::uuid[])
UNION ALL
SELECT s.key, 'site', s.name, s.name FROM customers_site s WHERE s.key = ANY (%(keys)s::uuid[])
UNION ALL
SELECT a.key, 'asset', a.name, a.name FROM assets_asset a WHERE a.key = ANY (%(keys)s::uuid[])
UNION ALL
SELECT c.key, 'contact', c.name, c.name FROM customers_contact c WHERE c.key = ANY (%(keys)s::uuid[])
UNION ALL
SELECT c.key, 'contract', c.number, c.number FROM customers_contract c WHERE c.key = ANY (%(keys)s::uuid[])
UNION ALL
SELECT l.key, 'checklist', v.name_zh, v.name_en
  FROM workorders_checklist l JOIN workorders_checklistversion v ON v.id = l.issue_id WHERE l.key = ANY (%(keys)s::uuid[])
UNION ALL
SELECT m.key, 'macro', m.name_zh, m.name_en FROM workorders_macro m WHERE m.key = ANY (%(keys)s::uuid[])
UNION ALL
SELECT DISTINCT (i ->> 'key')::uuid, 'item', i ->> 'name_zh', i ->> 'name_en'
  FROM workorders_checklist l JOIN workorders_checklistversion v ON v.id = l.issue_id,
       LATERAL jsonb_array_elements(v.body -> 'items') i
 WHERE l.key = ANY (%(keys)s::uuid[]) AND (i ->> 'key')::uuid = ANY (%(keys)s::uuid[])
