-- drills/sql/columns.sql: every table of ours with the columns that count something: what a second effect would change.
-- Ids and numbers are left out: a request that was refused may have drawn one.
SELECT t.table_name::text,
       coalesce(array_agg(c.column_name::text ORDER BY c.column_name) FILTER (WHERE c.column_name IS NOT NULL), '{}')
  FROM information_schema.tables t
  LEFT JOIN information_schema.columns c
    ON c.table_schema = t.table_schema AND c.table_name = t.table_name
   AND c.data_type IN ('smallint', 'integer', 'bigint')
   AND c.column_name NOT IN ('id', 'xid', 'number') AND c.column_name !~ '_id$'
 WHERE t.table_schema = 'public' AND t.table_type = 'BASE TABLE'
   AND t.table_name NOT IN ('base_beat', 'django_session', 'usersessions_usersession', 'people_throttle')
 GROUP BY t.table_name
 ORDER BY t.table_name
