-- base/sql/make_fact_months.sql: the fact partitions of this month and those after it, where they are missing.
SELECT base_make_fact_months(current_date, %(months)s::int)
