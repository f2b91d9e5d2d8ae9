-- dispatch/sql/given.sql: what these engineers were given from `at` until `before`: sums of each, or, with `each`, every line.
-- Visits by visit_of_engineer (engineer_id, starts_at), remote orders by order_reported (reported_at, id); the time that went
-- into a visit by worklog_of_order (order_id, begins_at).
WITH who AS (
  SELECT e.person_id AS id, e.calendar_id, p.zone
    FROM people_engineer e
    JOIN people_person p ON p.id = e.person_id
   WHERE e.person_id = ANY (%(ids)s::bigint[])
), made AS (
  SELECT who.id AS engineer, who.calendar_id, who.zone, v.id AS visit, v.order_id, v.state, v.starts_at, v.ends_at,
         v.departed_at, v.arrived_at, v.ended_at
    FROM who
    JOIN workorders_visit v
      ON v.engineer_id = who.id AND v.starts_at >= %(at)s::timestamptz AND v.starts_at < %(before)s::timestamptz
  UNION
  SELECT who.id, who.calendar_id, who.zone, v.id, v.order_id, v.state, v.starts_at, v.ends_at,
         v.departed_at, v.arrived_at, v.ended_at
    FROM who
    JOIN workorders_mate m ON m.engineer_id = who.id
    JOIN workorders_visit v
      ON v.id = m.visit_id AND v.starts_at >= %(at)s::timestamptz AND v.starts_at < %(before)s::timestamptz
), timed AS (
  SELECT made.*, coalesce(told.work, own.work) AS worked, coalesce(told.way, own.way) AS way,
         coalesce(CASE WHEN own.work IS NOT NULL THEN made.arrived_at END, made.starts_at) AT TIME ZONE made.zone AS begins,
         coalesce(CASE WHEN own.work IS NOT NULL THEN made.ended_at END, made.ends_at) AT TIME ZONE made.zone AS ends
    FROM made
   CROSS JOIN LATERAL (
     SELECT CASE WHEN made.ended_at - made.arrived_at > '0' AND made.ended_at - made.arrived_at <= %(longest)s::interval
                 THEN ceil(extract(epoch FROM made.ended_at - made.arrived_at) / 60)::int END AS work,
            CASE WHEN made.arrived_at - made.departed_at >= '0' AND made.arrived_at - made.departed_at <= %(longest)s::interval
                 THEN ceil(extract(epoch FROM made.arrived_at - made.departed_at) / 60)::int END AS way
   ) own
   CROSS JOIN LATERAL (
     SELECT ceil(sum(extract(epoch FROM l.ends_at - l.begins_at)) FILTER (WHERE l.kind = 'work') / 60)::int AS work,
            ceil(sum(extract(epoch FROM l.ends_at - l.begins_at)) FILTER (WHERE l.kind = 'travel') / 60)::int AS way
       FROM workorders_worklog l
      WHERE l.order_id = made.order_id AND l.visit_id = made.visit AND l.person_id = made.engineer
        AND l.struck_at IS NULL AND l.ends_at IS NOT NULL
   ) told
   WHERE made.state <> 'cancelled'
), lines AS (
  SELECT t.engineer, t.visit, t.order_id, t.starts_at AS at, 1 AS visits, 0 AS remote,
         (extract(epoch FROM t.ends_at - t.starts_at) / 60)::int AS planned, t.worked, t.way,
         t.begins::time >= '22:00' OR t.begins::time < '06:00' OR t.ends::time > '22:00'
           OR t.ends::date > t.begins::date AS night,
         EXISTS (SELECT FROM unnest(%(calendars)s::bigint[], %(days)s::date[]) off (calendar, day)
                  WHERE off.calendar = t.calendar_id AND off.day = t.begins::date) AS off
    FROM timed t
  UNION ALL
  SELECT o.engineer, NULL, o.id, o.reported_at, 0, 1, %(remote)s::int, told.work, NULL, false, false
    FROM (
      SELECT who.id AS engineer, w.id, w.reported_at
        FROM workorders_workorder w
        JOIN who ON who.id = w.owner_id
        JOIN workorders_kind k ON k.id = w.kind_id AND NOT k.on_site
       WHERE w.state <> 'cancelled' AND w.reported_at >= %(at)s::timestamptz AND w.reported_at < %(before)s::timestamptz
    ) o
   CROSS JOIN LATERAL (
     SELECT ceil(sum(extract(epoch FROM l.ends_at - l.begins_at)) / 60)::int AS work
       FROM workorders_worklog l
      WHERE l.order_id = o.id AND l.person_id = o.engineer AND l.kind = 'work'
        AND l.struck_at IS NULL AND l.ends_at IS NOT NULL
   ) told
)
SELECT l.engineer, CASE WHEN %(each)s::boolean THEN l.visit END AS visit,
       CASE WHEN %(each)s::boolean THEN l.order_id END AS order_id, CASE WHEN %(each)s::boolean THEN l.at END AS at,
       sum(l.visits)::int, sum(l.remote)::int, sum(l.planned)::int, coalesce(sum(l.worked), 0)::int,
       count(l.worked)::int, sum(coalesce(l.worked, l.planned))::int, coalesce(sum(l.way), 0)::int, count(l.way)::int,
       count(*) FILTER (WHERE l.night)::int, count(*) FILTER (WHERE l.off)::int
  FROM lines l
 GROUP BY 1, 2, 3, 4
 ORDER BY 1, 4, 2, 3
