-- dispatch/sql/declined.sql: how often these engineers said no to an offer, from `at` until `before`.
-- Index offer_declined_at (answered_at) of the declined.
SELECT o.engineer_id, count(*)::int
  FROM dispatch_offer o
 WHERE o.state = 'declined' AND o.answered_at >= %(at)s::timestamptz AND o.answered_at < %(before)s::timestamptz
   AND o.engineer_id = ANY (%(ids)s::bigint[])
 GROUP BY 1
