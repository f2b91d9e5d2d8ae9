-- workorders/sql/queue.sql: one page of the open orders a reader may see, most urgent first.
-- One keyset branch per territory, team and owner, each on its own partial index order_open_territory, order_open_team,
-- order_open_owner or order_open (…, act_by_at, id), merged: one array of scopes would force a sort of everything.
-- Page 1 and page 1,000 read the same number of rows: (branches + 1) × limit at most.
-- What is asked stands in `given`, out of the planner's sight: so the plan it keeps looks no dearer than one made anew each
-- time, and it keeps it. Planning these branches takes three times as long as running them.
WITH given AS MATERIALIZED (
  SELECT cardinality(%(everything)s::int[]) > 0 AS everything, %(territories)s::bigint[] AS territories,
         %(teams)s::bigint[] AS teams, %(owners)s::bigint[] AS owners, %(states)s::text[] AS states,
         %(team)s::bigint AS team, %(unassigned)s::boolean AS unassigned, %(before)s::timestamptz AS before,
         %(after_at)s::timestamptz AS after_at, %(after_id)s::bigint AS after_id, %(limit)s::int AS most
), seen AS (
  SELECT p.*
    FROM given g
   CROSS JOIN LATERAL (
     SELECT w.id, w.act_by_at
       FROM workorders_workorder w
      WHERE g.everything
        AND w.state NOT IN ('closed', 'cancelled')
        AND (w.act_by_at, w.id) > (g.after_at, g.after_id)
        AND (g.states IS NULL OR w.state = ANY (g.states))
        AND (g.team IS NULL OR w.team_id = g.team)
        AND (NOT g.unassigned OR w.owner_id IS NULL)
        AND (g.before IS NULL OR w.act_by_at < g.before)
      ORDER BY w.act_by_at, w.id
      LIMIT (SELECT most FROM given)
   ) p
  UNION ALL
  SELECT p.*
    FROM given g, unnest(g.territories) AS scope
   CROSS JOIN LATERAL (
     SELECT w.id, w.act_by_at
       FROM workorders_workorder w
      WHERE w.territory_id = scope
        AND w.state NOT IN ('closed', 'cancelled')
        AND (w.act_by_at, w.id) > (g.after_at, g.after_id)
        AND (g.states IS NULL OR w.state = ANY (g.states))
        AND (g.team IS NULL OR w.team_id = g.team)
        AND (NOT g.unassigned OR w.owner_id IS NULL)
        AND (g.before IS NULL OR w.act_by_at < g.before)
      ORDER BY w.act_by_at, w.id
      LIMIT (SELECT most FROM given)
   ) p
  UNION ALL
  SELECT p.*
    FROM given g, unnest(g.teams) AS scope
   CROSS JOIN LATERAL (
     SELECT w.id, w.act_by_at
       FROM workorders_workorder w
      WHERE w.team_id = scope
        AND w.state NOT IN ('closed', 'cancelled')
        AND (w.act_by_at, w.id) > (g.after_at, g.after_id)
        AND (g.states IS NULL OR w.state = ANY (g.states))
        AND (g.team IS NULL OR w.team_id = g.team)
        AND (NOT g.unassigned OR w.owner_id IS NULL)
        AND (g.before IS NULL OR w.act_by_at < g.before)
      ORDER BY w.act_by_at, w.id
      LIMIT (SELECT most FROM given)
   ) p
  UNION ALL
  SELECT p.*
    FROM given g, unnest(g.owners) AS scope
   CROSS JOIN LATERAL (
     SELECT w.id, w.act_by_at
       FROM workorders_workorder w
      WHERE w.owner_id = scope
        AND w.state NOT IN ('closed', 'cancelled')
        AND (w.act_by_at, w.id) > (g.after_at, g.after_id)
        AND (g.states IS NULL OR w.state = ANY (g.states))
        AND (g.team IS NULL OR w.team_id = g.team)
        AND NOT g.unassigned
        AND (g.before IS NULL OR w.act_by_at < g.before)
      ORDER BY w.act_by_at, w.id
      LIMIT (SELECT most FROM given)
   ) p
  UNION ALL
  SELECT w.id, w.act_by_at
    FROM given g, unnest(g.owners) AS scope
   CROSS JOIN LATERAL (
     SELECT v.order_id FROM workorders_visit v WHERE v.engineer_id = scope AND v.ended_at IS NULL
     UNION ALL
     SELECT v.order_id
       FROM workorders_mate m
       JOIN workorders_visit v ON v.id = m.visit_id AND v.ended_at IS NULL
      WHERE m.engineer_id = scope
   ) ahead
    JOIN workorders_workorder w ON w.id = ahead.order_id
   WHERE w.state NOT IN ('closed', 'cancelled')
     AND (w.act_by_at, w.id) > (g.after_at, g.after_id)
     AND (g.states IS NULL OR w.state = ANY (g.states))
     AND (g.team IS NULL OR w.team_id = g.team)
     AND (NOT g.unassigned OR w.owner_id IS NULL)
     AND (g.before IS NULL OR w.act_by_at < g.before)
), page AS (
  SELECT DISTINCT act_by_at, id FROM seen ORDER BY act_by_at, id LIMIT (SELECT most FROM given)
)
SELECT coalesce(json_agg(line ORDER BY act_by_at, id), '[]')::text AS rows, count(*) AS found,
       max(act_by_at) AS last_at, (array_agg(id ORDER BY act_by_at, id))[count(*)] AS last_id
  FROM (
    SELECT page.act_by_at, page.id, (SELECT row_to_json(shown) FROM (SELECT
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
      FROM page
      JOIN workorders_workorder w ON w.id = page.id
  ) lines
