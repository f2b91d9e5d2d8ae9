-- dispatch/sql/sent.sql: who sent whom, and whom the decision had chosen, from `at` until `before`; how often. What
-- was taken back at once does not count.
-- Index sending_at (at), then the primary key of dispatch_decision.
SELECT s.by_id, s.engineer_id, d.chosen_id, s.overruled, count(*)::int
  FROM dispatch_sending s
  JOIN dispatch_decision d ON d.id = s.decision_id
 WHERE s.at >= %(at)s::timestamptz AND s.at < %(before)s::timestamptz
   AND s.recalled_at IS NULL
   AND (s.engineer_id = ANY (%(ids)s::bigint[]) OR d.chosen_id = ANY (%(ids)s::bigint[]))
 GROUP BY 1, 2, 3, 4
