-- workorders/sql/queue.sql: one page of the open orders a reader may see, most urgent first.
-- One keyset branch per territory, team and owner, each on its own partial index order_open_territory, order_open_team,
-- order_open_owner or order_open (…, act_by_at, id), merged: one array of scopes would force a sort of everything.
-- Page 1 and page 1,000 read the same number of rows: (branches + 1) × limit at most.
WITH seen AS (
  SELECT p.id, p.act_by_at
    FROM unnest(%(everything)s::int[]) AS one
   CROSS JOIN LATERAL (
     SELECT w.id, w.act_by_at
       FROM workorders_workorder w
      WHERE w.state NOT IN ('closed', 'cancelled')
        AND (w.act_by_at, w.id) > (%(after_at)s::timestamptz, %(after_id)s::bigint)
        AND (%(states)s::text[] IS NULL OR w.state = ANY (%(states)s::text[]))
        AND (%(team)s::bigint IS NULL OR w.team_id = %(team)s::bigint)
        AND (NOT %(unassigned)s::boolean OR w.owner_id IS NULL)
        AND (%(before)s::timestamptz IS NULL OR w.act_by_at < %(before)s::timestamptz)
      ORDER BY w.act_by_at, w.id
      LIMIT %(limit)s::int
   ) p
  UNION ALL
  SELECT p.id, p.act_by_at
    FROM unnest(%(territories)s::bigint[]) AS scope
   CROSS JOIN LATERAL (
     SELECT w.id, w.act_by_at
       FROM workorders_workorder w
      WHERE w.territory_id = scope
        AND w.state NOT IN ('closed', 'cancelled')
        AND (w.act_by_at, w.id) > (%(after_at)s::timestamptz, %(after_id)s::bigint)
        AND (%(states)s::text[] IS NULL OR w.state = ANY (%(states)s::text[]))
        AND (%(team)s::bigint IS NULL OR w.team_id = %(team)s::bigint)
        AND (NOT %(unassigned)s::boolean OR w.owner_id IS NULL)
        AND (%(before)s::timestamptz IS NULL OR w.act_by_at < %(before)s::timestamptz)
      ORDER BY w.act_by_at, w.id
      LIMIT %(limit)s::int
   ) p
  UNION ALL
  SELECT p.id, p.act_by_at
    FROM unnest(%(teams)s::bigint[]) AS scope
   CROSS JOIN LATERAL (
     SELECT w.id, w.act_by_at
       FROM workorders_workorder w
      WHERE w.team_id = scope
        AND w.state NOT IN ('closed', 'cancelled')
        AND (w.act_by_at, w.id) > (%(after_at)s::timestamptz, %(after_id)s::bigint)
        AND (%(states)s::text[] IS NULL OR w.state = ANY (%(states)s::text[]))
        AND (%(team)s::bigint IS NULL OR w.team_id = %(team)s::bigint)
        AND (NOT %(unassigned)s::boolean OR w.owner_id IS NULL)
        AND (%(before)s::timestamptz IS NULL OR w.act_by_at < %(before)s::timestamptz)
      ORDER BY w.act_by_at, w.id
      LIMIT %(limit)s::int
   ) p
  UNION ALL
  SELECT p.id, p.act_by_at
    FROM unnest(%(owners)s::bigint[]) AS scope
   CROSS JOIN LATERAL (
     SELECT w.id, w.act_by_at
       FROM workorders_workorder w
      WHERE w.owner_id = scope
        AND w.state NOT IN ('closed', 'cancelled')
        AND (w.act_by_at, w.id) > (%(after_at)s::timestamptz, %(after_id)s::bigint)
        AND (%(states)s::text[] IS NULL OR w.state = ANY (%(states)s::text[]))
        AND (%(team)s::bigint IS NULL OR w.team_id = %(team)s::bigint)
        AND (%(before)s::timestamptz IS NULL OR w.act_by_at < %(before)s::timestamptz)
      ORDER BY w.act_by_at, w.id
      LIMIT %(limit)s::int
   ) p
  UNION ALL
  SELECT w.id, w.act_by_at
    FROM unnest(%(owners)s::bigint[]) AS scope
    JOIN workorders_visit v ON v.engineer_id = scope AND v.ended_at IS NULL
    JOIN workorders_workorder w ON w.id = v.order_id
   WHERE NOT %(unassigned)s::boolean
     AND w.state NOT IN ('closed', 'cancelled')
     AND (w.act_by_at, w.id) > (%(after_at)s::timestamptz, %(after_id)s::bigint)
     AND (%(states)s::text[] IS NULL OR w.state = ANY (%(states)s::text[]))
     AND (%(team)s::bigint IS NULL OR w.team_id = %(team)s::bigint)
     AND (%(before)s::timestamptz IS NULL OR w.act_by_at < %(before)s::timestamptz)
), page AS (
  SELECT DISTINCT seen.act_by_at, seen.id FROM seen ORDER BY seen.act_by_at, seen.id LIMIT %(limit)s::int
)
SELECT coalesce(json_agg(line.row ORDER BY line.act_by_at, line.id), '[]')::text AS rows, count(*) AS found,
       max(line.act_by_at) AS last_at, (array_agg(line.id ORDER BY line.act_by_at DESC, line.id DESC))[1] AS last_id
  FROM (
    SELECT page.act_by_at, page.id, json_build_object(
      'id', w.id, 'key', w.key, 'number', w.number, 'title', w.title, 'priority', w.priority,
      'state', w.state, 'sub_state', w.sub_state, 'channel', w.channel,
      'kind', json_build_object('code', k.code, 'name_zh', k.name_zh, 'name_en', k.name_en),
      'customer', CASE WHEN c.id IS NOT NULL THEN json_build_object('key', c.key, 'name', c.name) END,
      'asset', CASE WHEN a.id IS NOT NULL THEN json_build_object('key', a.key, 'name', a.name) END,
      'owner', CASE WHEN o.id IS NOT NULL THEN json_build_object('key', o.key, 'name', o.name) END,
      'team', CASE WHEN t.id IS NOT NULL THEN json_build_object('key', t.key, 'name_zh', t.name_zh, 'name_en', t.name_en) END,
      'act_by', w.act_by, 'act_by_at', nullif(w.act_by_at, '9999-12-31 00:00:00+00'), 'wait_reason', w.wait_reason,
      'wake_at', w.wake_at, 'reopen_count', w.reopen_count, 'reported_at', w.reported_at,
      'changed_at', w.changed_at, 'version', w.version
    ) AS row
      FROM page
      JOIN workorders_workorder w ON w.id = page.id
      JOIN workorders_kind k ON k.id = w.kind_id
      LEFT JOIN customers_customer c ON c.id = w.customer_id
      LEFT JOIN assets_asset a ON a.id = w.asset_id
      LEFT JOIN people_person o ON o.id = w.owner_id
      LEFT JOIN people_team t ON t.id = w.team_id
  ) line
