-- bench/sql/phone.sql: to the engineers of dispatch.sql one machine that only the first can mend, always on duty; who signs in.
INSERT INTO people_skill (key, code, name_zh, name_en) VALUES (uuidv7(), 'only', '独门技能', 'Only one');

INSERT INTO assets_product (key, code, name_zh, name_en, family, maker, is_software, version, skill_id)
SELECT uuidv7(), 'only', '独门型号', 'Only one', 'f', '', false, 1, id FROM people_skill WHERE code = 'only';

CREATE TABLE bench_thing AS
WITH engineer AS (
  SELECT e.person_id, e.home_latitude, e.home_longitude FROM people_engineer e
    JOIN people_person p ON p.id = e.person_id WHERE p.email = 'engineer1@bench.example'
), home AS (
  INSERT INTO customers_site (key, customer_id, name, address, latitude, longitude, zone, access_note, access_hours, version)
  SELECT uuidv7(), (SELECT min(id) FROM customers_customer), '门口', '', home_latitude, home_longitude, 'Asia/Shanghai', '', '{}', 1
    FROM engineer RETURNING id, key, customer_id
), thing AS (
  INSERT INTO assets_asset (key, product_id, customer_id, site_id, name, serial, batch, version)
  SELECT uuidv7(), (SELECT id FROM assets_product WHERE code = 'only'), customer_id, id, '独门机', 'ONLY1', '', 1 FROM home
  RETURNING key
)
SELECT thing.key, c.key AS customer, home.key AS site FROM thing, home JOIN customers_customer c ON c.id = home.customer_id;

INSERT INTO people_engineerskill (engineer_id, skill_id, proficiency, valid_from)
SELECT p.id, s.id, 5, current_date - 300 FROM people_person p, people_skill s
 WHERE p.email = 'engineer1@bench.example' AND s.code = 'only';

DELETE FROM people_leave WHERE engineer_id = (SELECT id FROM people_person WHERE email = 'engineer1@bench.example');

INSERT INTO people_shift (key, engineer_id, starts_at, ends_at, on_call)
SELECT uuidv7(), id, now() - interval '1 hour', now() + interval '3 days', false FROM people_person
 WHERE email = 'engineer1@bench.example';

INSERT INTO people_person (password, key, name, email, is_customer, is_active, language, zone, created_at, version)
VALUES ('!', uuidv7(), '调度', 'desk@bench.example', false, true, 'zh-CN', 'Asia/Shanghai', now(), 1);

UPDATE people_person SET password = %(password)s WHERE email IN ('desk@bench.example', 'engineer1@bench.example');

INSERT INTO people_person_roles (person_id, role_id)
SELECT p.id, r.id FROM people_person p JOIN people_role r
    ON (p.email, r.code) IN (('desk@bench.example', 'admin'), ('engineer1@bench.example', 'engineer'));

ANALYZE;
