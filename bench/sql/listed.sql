-- What a page of a list shows, as somebody would write it by hand; {asked}, {order} and {limit} are put in by bench/export.py.
SELECT w.number, w.key, w.title, w.state, w.sub_state, w.priority, w.act_by, w.act_by_at, w.channel, w.reported_at, w.changed_at,
       w.version, k.code, k.name_zh, k.name_en, t.key, t.name_zh, t.name_en, p.key, p.name, c.key, c.name, a.key, a.name
  FROM workorders_workorder w
  JOIN workorders_kind k ON k.id = w.kind_id
  LEFT JOIN people_team t ON t.id = w.team_id
  LEFT JOIN people_person p ON p.id = w.owner_id
  LEFT JOIN customers_customer c ON c.id = w.customer_id
  LEFT JOIN assets_asset a ON a.id = w.asset_id
 WHERE {asked}
 ORDER BY {order}
 LIMIT {limit}
