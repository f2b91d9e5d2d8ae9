-- workorders/sql/lines.sql: the lines of some orders, in the order in which their ids are given, as the queue has them.
-- Each order by workorders_workorder_pkey, what it points to likewise; one that is gone meanwhile is left out.
SELECT coalesce(json_agg(line ORDER BY place), '[]')::text AS rows
  FROM (
    SELECT asked.place, (SELECT row_to_json(shown) FROM (SELECT
      w.id, w.key, w.number, w.title, w.priority, w.state,
      (SELECT row_to_json(one) FROM (
        SELECT s.name_zh, s.name_en FROM workorders_statename s
         WHERE s.state = w.state AND s.sub_state = '' AND (s.team_id = w.team_id OR s.team_id IS NULL)
         ORDER BY s.team_id NULLS LAST LIMIT 1) one) AS state_name,
      w.sub_state,
      (SELECT row_to_json(one) FROM (
        SELECT s.name_zh, s.name_en FROM workorders_statename s
         WHERE w.sub_state <> '' AND s.state = w.state AND s.sub_state = w.sub_state
           AND (s.team_id = w.team_id OR s.team_id IS NULL)
         ORDER BY s.team_id NULLS LAST LIMIT 1) one) AS sub_state_name,
      w.channel,
      (SELECT row_to_json(one) FROM (SELECT code, name_zh, name_en FROM workorders_kind WHERE id = w.kind_id) one) AS kind,
      (SELECT row_to_json(one) FROM (SELECT key, name FROM customers_customer WHERE id = w.customer_id) one) AS customer,
      (SELECT row_to_json(one) FROM (SELECT key, name FROM assets_asset WHERE id = w.asset_id) one) AS asset,
      (SELECT row_to_json(one) FROM (SELECT key, name FROM people_person WHERE id = w.owner_id) one) AS owner,
      (SELECT row_to_json(one) FROM (SELECT key, name_zh, name_en FROM people_team WHERE id = w.team_id) one) AS team,
      w.act_by, nullif(w.act_by_at, '9999-12-31 00:00:00+00') AS act_by_at, w.wait_reason, w.wake_at, w.reopen_count,
      w.reported_at, w.changed_at, w.version
    ) shown) AS line
      FROM unnest(%(ids)s::bigint[]) WITH ORDINALITY AS asked(id, place)
      JOIN workorders_workorder w ON w.id = asked.id
  ) lines
