-- people/sql/calendar_stamp.sql: a calendar's version, which transaction wrote it, and whether that one has ended.
-- Primary key.
SELECT version, xmin::text, age(xmin) > 0 FROM people_calendar WHERE id = %(calendar)s::bigint
