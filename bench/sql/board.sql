-- bench/sql/board.sql: to the engineers of dispatch.sql a dispatcher who signs in and sees everything.
INSERT INTO people_person (password, key, name, email, is_customer, is_active, language, zone, created_at, version)
VALUES (%(password)s, uuidv7(), '调度', 'desk@bench.example', false, true, 'zh-CN', 'Asia/Shanghai', now(), 1);

INSERT INTO people_person_roles (person_id, role_id)
SELECT p.id, r.id FROM people_person p JOIN people_role r ON r.code = 'admin' WHERE p.email = 'desk@bench.example';

ANALYZE;
