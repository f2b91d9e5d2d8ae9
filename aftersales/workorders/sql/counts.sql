-- workorders/sql/counts.sql: how many orders each view of the queue has for a reader, none counted beyond `most`.
-- The branches of queue.sql, each on its own partial index order_open_territory, order_open_team, order_open_owner or
-- order_open, and each left as soon as it has shown enough. What is resolved stands at the very end of them (constraint
-- order_resolved_awaits_nothing): `since` spares it all that is still to be done.
WITH given AS MATERIALIZED (
  SELECT cardinality(%(everything)s::int[]) > 0 AS everything, %(territories)s::bigint[] AS territories,
         %(teams)s::bigint[] AS teams, %(owners)s::bigint[] AS owners, %(at)s::timestamptz AS at, %(most)s::int AS most
), asked AS MATERIALIZED (
  SELECT v.*
    FROM jsonb_to_recordset(%(views)s::jsonb) AS v (name text, states text[], mine boolean, unassigned boolean, overdue boolean,
                                                   since timestamptz)
)
SELECT v.name, n.found
  FROM asked v
 CROSS JOIN given g
 CROSS JOIN LATERAL (
   SELECT count(*) AS found
     FROM (
       SELECT p.id
         FROM (
           SELECT w.id
             FROM workorders_workorder w
            WHERE g.everything AND NOT v.mine
              AND w.state NOT IN ('closed', 'cancelled')
              AND w.act_by_at >= v.since
              AND (v.states IS NULL OR w.state = ANY (v.states))
              AND (NOT v.unassigned OR w.owner_id IS NULL)
              AND (NOT v.overdue OR w.act_by_at < g.at)
            ORDER BY w.act_by_at, w.id
            LIMIT (SELECT most FROM given)
         ) p
       UNION
       SELECT p.id
         FROM unnest(g.territories) AS scope
        CROSS JOIN LATERAL (
           SELECT w.id
             FROM workorders_workorder w
            WHERE w.territory_id = scope AND NOT v.mine
              AND w.state NOT IN ('closed', 'cancelled')
              AND w.act_by_at >= v.since
              AND (v.states IS NULL OR w.state = ANY (v.states))
              AND (NOT v.unassigned OR w.owner_id IS NULL)
              AND (NOT v.overdue OR w.act_by_at < g.at)
            ORDER BY w.act_by_at, w.id
            LIMIT (SELECT most FROM given)
         ) p
       UNION
       SELECT p.id
         FROM unnest(g.teams) AS scope
        CROSS JOIN LATERAL (
           SELECT w.id
             FROM workorders_workorder w
            WHERE w.team_id = scope AND NOT v.mine
              AND w.state NOT IN ('closed', 'cancelled')
              AND w.act_by_at >= v.since
              AND (v.states IS NULL OR w.state = ANY (v.states))
              AND (NOT v.unassigned OR w.owner_id IS NULL)
              AND (NOT v.overdue OR w.act_by_at < g.at)
            ORDER BY w.act_by_at, w.id
            LIMIT (SELECT most FROM given)
         ) p
       UNION
       SELECT p.id
         FROM unnest(g.owners) AS scope
        CROSS JOIN LATERAL (
           SELECT w.id
             FROM workorders_workorder w
            WHERE w.owner_id = scope AND (v.mine OR NOT g.everything) AND NOT v.unassigned
              AND w.state NOT IN ('closed', 'cancelled')
              AND w.act_by_at >= v.since
              AND (v.states IS NULL OR w.state = ANY (v.states))
              AND (NOT v.overdue OR w.act_by_at < g.at)
            ORDER BY w.act_by_at, w.id
            LIMIT (SELECT most FROM given)
         ) p
       UNION
       SELECT w.id
         FROM unnest(g.owners) AS scope
        CROSS JOIN LATERAL (
          SELECT i.order_id FROM workorders_visit i WHERE i.engineer_id = scope AND i.ended_at IS NULL
          UNION ALL
          SELECT i.order_id
            FROM workorders_mate m
            JOIN workorders_visit i ON i.id = m.visit_id AND i.ended_at IS NULL
           WHERE m.engineer_id = scope
        ) ahead
         JOIN workorders_workorder w ON w.id = ahead.order_id
        WHERE (v.mine OR NOT g.everything)
          AND w.state NOT IN ('closed', 'cancelled')
          AND (v.states IS NULL OR w.state = ANY (v.states))
          AND (NOT v.unassigned OR w.owner_id IS NULL)
          AND (NOT v.overdue OR w.act_by_at < g.at)
     ) seen
 ) n
