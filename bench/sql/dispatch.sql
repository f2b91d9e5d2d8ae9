-- bench/sql/dispatch.sql: %(engineers)s engineers over thirty cities with homes, skills, leave and two visits a working day
-- for a week, each at some customer's site; and %(orders)s triaged orders that nobody has.
SELECT setseed(0.42);

INSERT INTO people_territory (key, code, name_zh, name_en, version)
SELECT uuidv7(), format('t%s', n), format('区域%s', n), format('Territory %s', n), 1 FROM generate_series(1, 30) n;

INSERT INTO people_skill (key, code, name_zh, name_en)
SELECT uuidv7(), format('s%s', n), format('技能%s', n), format('Skill %s', n) FROM generate_series(1, 40) n;

CREATE TEMP TABLE city AS
SELECT n, 24 + 14 * random() AS latitude, 104 + 17 * random() AS longitude FROM generate_series(1, 30) n;

INSERT INTO people_person (password, key, name, email, is_customer, is_active, language, zone, created_at, version)
SELECT '!', uuidv7(), format('工程师%s', n), format('engineer%s@bench.example', n), false, true, 'zh-CN', 'Asia/Shanghai', now(), 1
  FROM generate_series(1, %(engineers)s::int) n;

CREATE TEMP TABLE man AS
SELECT p.id, row_number() OVER (ORDER BY p.id) AS n, 1 + floor(30 * random())::int AS city FROM people_person p;

INSERT INTO people_engineer (person_id, level, languages, workload_cap_minutes, calendar_id, home_latitude, home_longitude)
SELECT m.id, 1 + m.id % 3, '{zh-CN}', 480, (SELECT id FROM people_calendar WHERE code = 'cn-field'),
       c.latitude + 0.4 * (random() - 0.5), c.longitude + 0.4 * (random() - 0.5)
  FROM man m JOIN city c ON c.n = m.city;

INSERT INTO people_person_territories (person_id, territory_id)
SELECT m.id, t.id FROM man m JOIN people_territory t ON t.code = format('t%s', m.city);

INSERT INTO people_engineerskill (engineer_id, skill_id, proficiency, valid_from, valid_until)
SELECT DISTINCT ON (m.id, s.id) m.id, s.id, 1 + floor(5 * random())::int, current_date - 300,
       CASE WHEN random() < 0.1 THEN current_date - 10 END
  FROM man m CROSS JOIN generate_series(1, 8) g
  JOIN people_skill s ON s.code = format('s%s', 1 + (m.id * 7919 + g * 104729) % 40);

INSERT INTO people_leave (key, engineer_id, kind, starts_at, ends_at)
SELECT uuidv7(), m.id, 'annual', now() - interval '1 day', now() + interval '2 days' FROM man m WHERE m.n % 33 = 0;

INSERT INTO customers_customer (key, code, name, industry, size, tier, version)
SELECT uuidv7(), format('KH%s', n), format('公司%s', n), 'manufacturing', 100, 'gold', 1 FROM generate_series(1, 3000) n;

INSERT INTO customers_site (key, customer_id, name, address, latitude, longitude, zone, territory_id, access_note, access_hours, version)
SELECT uuidv7(), k.id, '厂区', '', c.latitude + 0.4 * (random() - 0.5), c.longitude + 0.4 * (random() - 0.5), 'Asia/Shanghai', t.id,
       '', '{"0": [[480, 1200]], "1": [[480, 1200]], "2": [[480, 1200]], "3": [[480, 1200]], "4": [[480, 1200]], "5": [[480, 1200]]}', 1
  FROM (SELECT id, 1 + floor(30 * random())::int AS city FROM customers_customer) k
  JOIN city c ON c.n = k.city JOIN people_territory t ON t.code = format('t%s', k.city);

INSERT INTO assets_product (key, code, name_zh, name_en, family, maker, is_software, version, skill_id)
SELECT uuidv7(), format('p%s', n), format('型号%s', n), format('Model %s', n), 'f', '', false, 1,
       (SELECT id FROM people_skill WHERE code = format('s%s', n)) FROM generate_series(1, 40) n;

INSERT INTO assets_asset (key, product_id, customer_id, site_id, name, serial, batch, version)
SELECT uuidv7(), p.id, s.customer_id, s.id, '1号机', format('SN%s', s.id), '', 1
  FROM customers_site s JOIN assets_product p ON p.code = format('p%s', 1 + s.id % 40);

CREATE TEMP TABLE going AS
SELECT m.id AS engineer, m.city, d.day, g.part, row_number() OVER () AS n
  FROM man m CROSS JOIN generate_series(0, 6) AS d (day) CROSS JOIN generate_series(0, 1) AS g (part)
 WHERE random() < 0.9;

CREATE TEMP TABLE place AS
SELECT a.id AS asset_id, a.customer_id, a.site_id, s.territory_id, substr(t.code, 2)::int AS city,
       row_number() OVER (PARTITION BY t.code ORDER BY a.id) AS n, count(*) OVER (PARTITION BY t.code) AS many
  FROM assets_asset a JOIN customers_site s ON s.id = a.site_id JOIN people_territory t ON t.id = s.territory_id;

INSERT INTO workorders_workorder (
  key, state, sub_state, kind_id, channel, title, description, tags, priority, territory_id, customer_id, site_id, asset_id,
  reported_at, triaged_at, wait_reason, waits_in, cancel_reason, cause, solution, reopen_count, assignment_count,
  escalation_level, sla_why, act_by, act_by_at, origin, external_id, changed_at, version)
SELECT uuidv7(), CASE WHEN o.visit THEN 'assigned' ELSE 'triaged' END, '', k.id, 'phone', '不制冷', '', '{}', 1 + o.n % 3,
       p.territory_id, p.customer_id, p.site_id, p.asset_id, now() - interval '1 day', now() - interval '1 day', '', '', '', '', '', 0,
       0, 0, '{}', '', '9999-12-31 00:00+00', '', format('%s', o.visit::text || o.n), now(), 1
  FROM (SELECT g.n, g.city, true AS visit FROM going g
        UNION ALL SELECT n, 1 + n % 30, false FROM generate_series(1, %(orders)s::int) n) o
  JOIN place p ON p.city = o.city AND p.n = 1 + o.n % p.many
  JOIN workorders_kind k ON k.code = 'repair';

INSERT INTO workorders_visit (key, order_id, number, state, outcome, engineer_id, starts_at, ends_at, confirmed_at,
                              completion_note, decline_reason, version)
SELECT uuidv7(), w.id, 1, 'confirmed', '', g.engineer, span.starts_at, span.starts_at + interval '90 min', now(), '', '', 1
  FROM going g
  JOIN workorders_workorder w ON w.external_id = format('true%s', g.n)
 CROSS JOIN LATERAL (SELECT ((current_date + g.day)::timestamp + interval '9 hours' + g.part * interval '4 hours'
         + (g.n % 9) * interval '10 min') AT TIME ZONE 'Asia/Shanghai' AS starts_at) span;

INSERT INTO workorders_booking (engineer_id, visit_id, period)
SELECT v.engineer_id, v.id, tstzrange(v.starts_at, v.ends_at) FROM workorders_visit v;

INSERT INTO workorders_slaclock (order_id, target, state, started_at, due_at, cycle, told, next_mark, read_at)
SELECT w.id, 'resolution', 'running', now(), now() + interval '2 days', 1, '{}', '', now()
  FROM workorders_workorder w WHERE w.state = 'triaged';

ANALYZE;
