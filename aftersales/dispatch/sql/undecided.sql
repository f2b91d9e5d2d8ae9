-- dispatch/sql/undecided.sql: received orders that nobody has, nobody goes to and nobody is asked about, most urgent first; also
-- those somebody goes to of which another visit is in turn, and none of which all that is left waits its turn;
-- each with its latest decision and whether that one's slot was given away meanwhile.
-- Orders by order_open_owner (owner_id, act_by_at, id) where there is no owner: what others may see is passed over. Visits by
-- their foreign key, open rounds of offers by round_open_once, decisions by decision_of_order, bookings by booking_never_double.
WITH page AS MATERIALIZED (
  SELECT w.id, w.act_by_at, w.kind_id, w.priority, w.team_id, w.territory_id, w.changed_at
    FROM workorders_workorder w
   WHERE w.owner_id IS NULL
     AND w.state NOT IN ('closed', 'cancelled')
     AND (w.act_by_at, w.id) > (%(after_at)s::timestamptz, %(after_id)s::bigint)
     AND (%(everything)s::boolean OR w.territory_id = ANY (%(territories)s::bigint[]) OR w.team_id = ANY (%(teams)s::bigint[]))
     AND (%(all_seen)s::boolean OR w.territory_id = ANY (%(seen_territories)s::bigint[])
          OR w.team_id = ANY (%(seen_teams)s::bigint[]))
     AND (w.state = 'triaged' AND NOT w.id = ANY (%(waits)s::bigint[])
          AND NOT EXISTS (SELECT FROM workorders_visit v
                           WHERE v.order_id = w.id AND v.engineer_id IS NOT NULL AND v.ended_at IS NULL)
          OR w.state IN ('triaged', 'assigned', 'working') AND w.id = ANY (%(in_turn)s::bigint[]))
     AND NOT EXISTS (SELECT FROM dispatch_round r WHERE r.order_id = w.id AND r.state = 'open')
   ORDER BY w.act_by_at, w.id
   LIMIT %(limit)s::int
)
SELECT page.id, page.act_by_at, page.kind_id, page.priority, page.team_id, page.territory_id, page.changed_at, k.on_site,
       d.id AS decision,
       d.chosen_id IS NOT NULL AND k.on_site
       AND EXISTS (SELECT FROM workorders_booking b
                    WHERE int8range(b.engineer_id, b.engineer_id, '[]') && int8range(d.chosen_id, d.chosen_id, '[]')
                      AND b.period && tstzrange(d.starts_at, d.ends_at) AND b.released_at IS NULL) AS taken
  FROM page
  JOIN workorders_kind k ON k.id = page.kind_id
  LEFT JOIN LATERAL (
    SELECT x.id, x.chosen_id, x.starts_at, x.ends_at
      FROM dispatch_decision x
     WHERE x.order_id = page.id
     ORDER BY x.id DESC
     LIMIT 1
  ) d ON true
 ORDER BY page.act_by_at, page.id
