-- bench/sql/orders.sql: %(orders)s work orders over three years, %(open)s of them open. The open ones are among the
-- newest, three times as many, as they are in life; what is next to be done for them is spread over eighteen days.
SELECT setseed(0.42);

CREATE TEMP TABLE draw AS
SELECT n, now() - (1095 * (1 - n::float8 / %(orders)s::int)) * interval '1 day' - interval '1 hour' AS reported_at,
       n > %(orders)s::int * (1 - least(1, 3 * %(open)s::float8)) AND random() < greatest(1.0 / 3, %(open)s::float8) AS is_open,
       random() AS r_state, random() AS r_team, random() AS r_owner, random() AS r_due, random() AS r_kind,
       random() AS r_place, random() AS r_thing, random() AS r_trouble, random() AS r_code,
       1 + floor(random() * (SELECT count(*) FROM assets_asset))::int AS asset
  FROM generate_series(1, %(orders)s::int) n;

CREATE TEMP TABLE placed AS
SELECT d.*, a.id AS asset_id, a.customer_id, a.site_id, a.contract_id, s.territory_id,
       CASE WHEN NOT is_open THEN CASE WHEN r_state < 0.97 THEN 'closed' ELSE 'cancelled' END
            WHEN r_state < 0.10 THEN 'reported' WHEN r_state < 0.25 THEN 'triaged' WHEN r_state < 0.50 THEN 'assigned'
            WHEN r_state < 0.70 THEN 'working' WHEN r_state < 0.90 THEN 'waiting' ELSE 'resolved' END AS state,
       CASE WHEN t.n <= 10 AND r_team < 0.5 THEN t.n + 30 ELSE t.n END AS team,
       now() - interval '3 days' + r_due * interval '18 days' AS next_at
  FROM draw d
  JOIN (SELECT row_number() OVER (ORDER BY id) AS n, * FROM assets_asset) a ON a.n = d.asset
  JOIN customers_site s ON s.id = a.site_id
  JOIN (SELECT substr(code, 2)::int AS n, id FROM people_territory) t ON t.id = s.territory_id;

INSERT INTO workorders_workorder (
  key, state, sub_state, kind_id, channel, title, description, tags, priority, team_id, owner_id, territory_id, customer_id,
  contact_id, site_id, asset_id, contract_id, reported_at, triaged_at, assigned_at, started_at, responded_at, resolved_at,
  closed_at, cancelled_at, waiting_since_at, waits_in, wait_reason, wake_at, cancel_reason, cause, solution, reopen_count,
  assignment_count, escalation_level, sla_policy_id, sla_why, act_by, act_by_at, origin, external_id, changed_at, version)
SELECT uuidv7(), p.state, '', k.id, 'phone', said.title,
       repeat('现场反馈运行约两小时后报警停机,复位后可再次启动,已清洗散热器。', 3), '{}', pri.n,
       CASE WHEN p.state <> 'reported' THEN team.id END, CASE WHEN has_owner THEN owner.id END,
       p.territory_id, p.customer_id, c.id, p.site_id, p.asset_id, p.contract_id, p.reported_at,
       CASE WHEN p.state <> 'reported' THEN p.reported_at + interval '10 min' END,
       CASE WHEN has_owner THEN p.reported_at + interval '20 min' END,
       CASE WHEN p.state IN ('working', 'waiting', 'resolved', 'closed') THEN p.reported_at + interval '40 min' END,
       CASE WHEN p.state <> 'reported' THEN p.reported_at + interval '10 min' END,
       CASE WHEN p.state IN ('resolved', 'closed') THEN p.reported_at + interval '2 days' END,
       CASE WHEN p.state = 'closed' THEN p.reported_at + interval '3 days' END,
       CASE WHEN p.state = 'cancelled' THEN p.reported_at + interval '1 hour' END,
       CASE WHEN p.state = 'waiting' THEN p.reported_at + interval '1 hour' END,
       CASE WHEN p.state = 'waiting' THEN 'working' ELSE '' END, CASE WHEN p.state = 'waiting' THEN 'parts' ELSE '' END,
       CASE WHEN p.state = 'waiting' THEN p.next_at END, '',
       CASE WHEN p.state IN ('resolved', 'closed') THEN '散热器堵塞' ELSE '' END,
       CASE WHEN p.state IN ('resolved', 'closed') THEN '清洗散热器并更换温控阀,试机四小时正常。' ELSE '' END,
       0, has_owner::int, 0, policy.id, '{priority}',
       CASE WHEN p.state IN ('resolved', 'closed', 'cancelled') THEN '' WHEN p.state = 'waiting' THEN 'wake'
            WHEN p.state = 'reported' THEN 'response' ELSE 'resolution' END,
       CASE WHEN p.state IN ('resolved', 'closed', 'cancelled') THEN '9999-12-31 00:00+00' ELSE p.next_at END,
       '', '', p.reported_at + interval '1 hour', 4
  FROM placed p
 CROSS JOIN LATERAL (SELECT p.state IN ('assigned', 'working', 'waiting', 'resolved', 'closed') AS has_owner) h
 CROSS JOIN LATERAL (SELECT
         (ARRAY['一号厂房', '二号厂房', '三号厂房', '东区', '西区', '锅炉房', '配电间', '三楼机房', '地下车库', '食堂后厨', '质检室', '涂装线',
                '装配线', '成品库', '原料库', '门卫室', '展厅', '屋面', '污水站', '包装间'])[1 + floor(20 * r_place)::int]
         || (ARRAY['空调', '空压机', '冷水机组', '数控机床', '叉车', '电梯', '注塑机', '锅炉', '打印机', '服务器', '机器人', '变频器', '输送线',
                   '水泵', '冷库', '发电机'])[1 + floor(16 * r_thing ^ 2)::int]
         || CASE WHEN p.n % 2003 = 0 THEN '雷击后主板烧毁'
                 ELSE (ARRAY['不制冷', '排气温度高报警停机', '漏水', '异响', '无法启动', '频繁跳闸', '显示通讯故障', '振动大', '压力不足', '漏油',
                             '控制面板黑屏', '门关不严', '传感器失灵', '打印模糊', '网络中断', '电机过热', '皮带断裂', '风扇不转', '需要年检', '要求移机',
                             '轴承磨损', '密封圈老化', '按钮失灵', '接触器粘连', '过滤网堵塞', '冷媒泄漏', '刀库卡刀', '编码器报警', '急停无法复位',
                             '电池鼓包'])[1 + floor(30 * r_trouble ^ 1.5)::int] END
         || format(' E%s', 1 + floor(60 * r_code)::int) AS title) said
 CROSS JOIN LATERAL (SELECT (ARRAY[0, 1, 1, 2, 2, 2, 2, 3, 3, 3])[1 + floor(p.r_kind * 10)::int] AS n) pri
  JOIN workorders_slapolicy policy ON policy.priority = pri.n
  JOIN (SELECT row_number() OVER (ORDER BY id) - 1 AS n, id FROM workorders_kind) k ON k.n = floor(p.r_kind * 9)::int
  JOIN people_team team ON team.code = format('team%s', p.team)
  JOIN people_person owner ON owner.email = format('engineer%s@bench.example', (p.team - 1) * 10 + 1 + floor(p.r_owner * 10)::int)
  JOIN customers_contact c ON c.customer_id = p.customer_id
 ORDER BY p.n;

-- The log and the clocks of what is open; of the rest the product reads neither.
INSERT INTO workorders_slaevent (order_id, target, kind, at, recorded_at, reason, policy_id, minutes, working_days, calendar_id)
SELECT w.id, t.target, 'start', w.reported_at, w.reported_at, '', t.policy_id, t.minutes, t.working_days, t.calendar_id
  FROM workorders_workorder w
  JOIN workorders_kind k ON k.id = w.kind_id
  JOIN workorders_slatarget t ON t.policy_id = w.sla_policy_id AND (t.target <> 'arrival' OR k.on_site)
 WHERE w.state NOT IN ('closed', 'cancelled')
 ORDER BY w.id, t.id;
INSERT INTO workorders_slaevent (order_id, target, kind, at, recorded_at, reason)
SELECT e.order_id, e.target, CASE WHEN w.state = 'waiting' AND e.target <> 'response' THEN 'pause' ELSE 'stop' END,
       CASE WHEN e.target = 'response' THEN w.triaged_at ELSE w.changed_at END, w.changed_at, ''
  FROM workorders_slaevent e
  JOIN workorders_workorder w ON w.id = e.order_id
 WHERE w.state = 'resolved' OR (e.target = 'response' AND w.state <> 'reported') OR (w.state = 'waiting' AND e.target <> 'response')
 ORDER BY e.id;
INSERT INTO workorders_slaclock (order_id, target, state, started_at, due_at, stopped_at, met, cycle, told, next_at, next_mark, read_at)
SELECT e.order_id, e.target, told.state, e.at, w.reported_at + interval '3 days',
       CASE WHEN told.state = 'stopped' THEN w.changed_at END, CASE WHEN told.state = 'stopped' THEN true END, 1, '{}',
       CASE WHEN told.state = 'running' THEN now() + interval '30 days' END,
       CASE WHEN told.state = 'running' THEN 'breach' ELSE '' END, w.changed_at
  FROM workorders_slaevent e
  JOIN workorders_workorder w ON w.id = e.order_id
 CROSS JOIN LATERAL (SELECT CASE WHEN w.state = 'resolved' OR (e.target = 'response' AND w.state <> 'reported') THEN 'stopped'
                                 WHEN w.state = 'waiting' THEN 'paused' ELSE 'running' END AS state) told
 WHERE e.kind = 'start';

-- Six facts each of what is open and of the newest fiftieth: what a timeline reads.
INSERT INTO base_fact (kind, version, subject, actor, at, origin, request, audience, data)
SELECT f.kind, 1, w.key, o.key, w.reported_at + f.n * interval '10 min', '', '',
       ARRAY['all', 'team:' || coalesce(w.team_id, 0), 'territory:' || w.territory_id],
       CASE f.kind WHEN 'WorkOrderReported' THEN jsonb_build_object('order', w.key, 'note', NULL, 'kind', 'repair', 'channel', 'phone', 'priority', w.priority)
                   ELSE jsonb_build_object('order', w.key, 'note', NULL) END
  FROM workorders_workorder w
  LEFT JOIN people_person o ON o.id = w.owner_id
 CROSS JOIN unnest(ARRAY['WorkOrderReported', 'SlaChosen', 'WorkOrderTriaged', 'WorkOrderAssigned', 'WorkOrderStarted', 'WorkOrderChanged'])
            WITH ORDINALITY f (kind, n)
 WHERE w.state NOT IN ('closed', 'cancelled') OR w.id > (SELECT max(id) * 0.98 FROM workorders_workorder)
 ORDER BY w.id, f.n;

