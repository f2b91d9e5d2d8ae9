-- bench/sql/company.sql: 30 territories of falling weight, 40 teams of ten engineers, customers with site, contact and
-- contract, and three people who sign in: a dispatcher of the three largest territories, an agent, an engineer.
SELECT setseed(0.42);

INSERT INTO people_territory (key, code, name_zh, name_en, version)
SELECT uuidv7(), format('t%s', n), format('区域%s', n), format('Territory %s', n), 1 FROM generate_series(1, 30) n;

INSERT INTO people_team (key, code, name_zh, name_en, version)
SELECT uuidv7(), format('team%s', n), format('服务%s组', n), format('Team %s', n), 1 FROM generate_series(1, 40) n;

INSERT INTO people_person (password, key, name, email, is_customer, is_active, language, zone, created_at, version, team_id)
SELECT '!', uuidv7(), format('工程师%s', n), format('engineer%s@bench.example', n), false, true, 'zh-CN', 'Asia/Shanghai',
       now(), 1, t.id
  FROM generate_series(1, 400) n
  JOIN people_team t ON t.code = format('team%s', 1 + (n - 1) / 10);

INSERT INTO people_engineer (person_id, level, languages, workload_cap_minutes, calendar_id)
SELECT p.id, 1 + p.id % 3, '{}', 480, (SELECT id FROM people_calendar WHERE code = 'cn-office')
  FROM people_person p;

INSERT INTO people_person (password, key, name, email, is_customer, is_active, language, zone, created_at, version, team_id)
SELECT %(password)s, uuidv7(), role, format('%s@bench.example', role), false, true, 'zh-CN', 'Asia/Shanghai', now(), 1,
       (SELECT id FROM people_team WHERE code = 'team1')
  FROM unnest(ARRAY['dispatcher', 'agent']) role;
UPDATE people_person SET password = %(password)s WHERE email = 'engineer1@bench.example';

INSERT INTO people_person_roles (person_id, role_id)
SELECT p.id, r.id
  FROM people_person p
  JOIN people_role r ON r.code = CASE WHEN p.name IN ('dispatcher', 'agent') THEN p.name ELSE 'engineer' END;

INSERT INTO people_person_territories (person_id, territory_id)
SELECT p.id, t.id
  FROM people_person p
  JOIN people_territory t ON t.code IN ('t1', 't2', 't3')
 WHERE p.name = 'dispatcher';

INSERT INTO customers_customer (key, code, name, industry, size, tier, version)
SELECT uuidv7(), format('KH%s', lpad(n::text, 6, '0')),
       (ARRAY['上海', '苏州', '杭州', '宁波', '无锡', '南京', '合肥', '嘉兴', '常州', '南通'])[1 + n % 10]
         || substr('华兴瑞达恒信鼎盛德邦隆泰安康永利博远宏图佳美新科锦程天成金源海川明辉', 1 + (n / 10) % 36, 1)
         || substr('华兴瑞达恒信鼎盛德邦隆泰安康永利博远宏图佳美新科锦程天成金源海川明辉', 1 + (n / 360) % 36, 1)
         || (ARRAY['精密机械', '电子', '食品', '医药', '汽车零部件', '物流', '纺织', '化工', '物业管理', '新材料', '塑胶'])[1 + n % 11]
         || '有限公司', 'manufacturing', (10 + 2000 * random())::int,
       (ARRAY['standard', 'standard', 'silver', 'gold', 'key'])[1 + floor(5 * random())::int], 1
  FROM generate_series(1, %(customers)s::int) n;

INSERT INTO customers_contact (key, customer_id, name, salutation, job_title, phone, email, sees_colleagues_orders, care, version)
SELECT uuidv7(), id,
       substr('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗', 1 + (id % 20)::int, 1)
         || substr('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平', 1 + (id / 20 % 20)::int, 1)
         || substr('华国建文志海晓春红玉', 1 + (id / 400 % 10)::int, 1), '', '设备主管',
       format('+86138%s', lpad((id * 7919 % 100000000)::text, 8, '0')), '', false, '', 1
  FROM customers_customer;

-- P(one of the three largest) = 0.1 ^ 0.55 = 28 in 100.
INSERT INTO customers_site (key, customer_id, name, address, latitude, longitude, zone, territory_id, access_note, version)
SELECT uuidv7(), c.id, '厂区', '工业园路1号', 31, 121, 'Asia/Shanghai', t.id, '', 1
  FROM (SELECT id, 1 + floor(30 * random() ^ 1.81)::int AS n FROM customers_customer) c
  JOIN people_territory t ON t.code = format('t%s', c.n);

INSERT INTO customers_contract (key, customer_id, number, name, service_level, starts_on, ends_on, version)
SELECT uuidv7(), id, format('HT-%s', id), '', 'gold', current_date - 300, current_date + 400, 1 FROM customers_customer;

INSERT INTO assets_product (key, code, name_zh, name_en, family, maker, is_software, version)
SELECT uuidv7(), format('p%s', n), format('螺杆空压机%s型', n), format('Compressor %s', n), 'compressor', '', false, 1
  FROM generate_series(1, 60) n;

INSERT INTO assets_asset (key, product_id, customer_id, site_id, contract_id, name, serial, batch, installed_on, version)
SELECT uuidv7(), p.id, s.customer_id, s.id, k.id, format('%s号机', n), format('SN%s-%s', lpad((s.id * 104729 % 10000000)::text, 7, '0'), n), '', current_date - 500, 1
  FROM customers_site s
  JOIN customers_contract k ON k.customer_id = s.customer_id
 CROSS JOIN generate_series(1, 3) n
  JOIN assets_product p ON p.code = format('p%s', 1 + (s.id * 3 + n) % 60);

ANALYZE;
