"""The room's addresses: what they take, what they answer, and who gets what."""

from datetime import timedelta
from uuid import uuid4

import pytest

from aftersales.base.clock import now
from aftersales.people.models import Calendar, Person, Role, Team
from tests.people.conftest import Page, with_password

EVERYTHING = [
    "/api/v1/me",
    "/api/v1/me/sessions",
    "/api/v1/people",
    "/api/v1/roles",
    "/api/v1/teams",
    "/api/v1/territories",
    "/api/v1/skills",
    "/api/v1/calendars",
    "/api/v1/tokens",
]


@pytest.mark.parametrize("address", EVERYTHING)
def test_a_stranger_is_asked_to_sign_in_and_a_customer_is_shown_the_portal(api, carl, address):
    assert api(None).get(address).status == 401
    answer = api(carl).get(address)
    assert (answer.status, answer.body["code"]) == (403, "other_door")


@pytest.mark.parametrize("address", ["/api/v1/portal/me", "/api/v1/portal/me/sessions"])
def test_staff_do_not_enter_by_the_portal(api, tess, address):
    assert api(None).get(address).status == 401
    assert api(tess).get(address).status == 403


def test_a_customer_knows_herself(api, carl):
    body = api(carl).get("/api/v1/portal/me").body
    assert (body["name"], body["email"]) == ("carl", "carl@example.com")
    assert "rights" not in body
    assert api(carl).patch("/api/v1/portal/me", {"language": "en"}, If_Match='"1"').body["language"] == "en"


def test_everybody_knows_their_rights(api, tess):
    body = api(tess).get("/api/v1/me").body
    assert body["rights"]["workorders.see"] == ["own", "team"]
    assert body["team"]["code"] == "east"
    assert body["version"] == 1


def test_an_update_needs_the_version_and_takes_no_foreign_field(api, tess):
    browser = api(tess)
    assert browser.patch("/api/v1/me", {"language": "en"}).status == 428
    assert browser.patch("/api/v1/me", {"is_active": False}, If_Match='"1"').status == 422
    assert browser.patch("/api/v1/me", {"language": "en"}, If_Match='"7"').status == 409
    assert browser.patch("/api/v1/me", {"language": "en"}, If_Match='"1"').status == 200


COLUMNS = sorted({field.name for field in Person._meta.fields} - {"name", "email", "phone", "language", "zone"})


@pytest.mark.parametrize("column", COLUMNS)
def test_no_column_can_be_written_that_is_not_offered(api, ada, tess, column):
    answer = api(ada).patch(f"/api/v1/people/{tess.key}", {"name": "x", column: "1"}, If_Match='"1"')
    assert answer.status == 422
    assert Person.objects.get(pk=tess.id).name == "tess"


def test_an_engineer_sees_the_own_team_with_masked_numbers(api, toby, tess, olaf):
    with_password("tess", phone="+8613800138000")
    rows = api(toby).get("/api/v1/people").body["rows"]
    assert [row["name"] for row in rows] == ["dan", "mei", "tess", "toby"]
    assert {row["phone"] for row in rows} == {None, "+86138****8000"}
    assert api(toby).get(f"/api/v1/people/{tess.key}").body["phone"] == "+86138****8000"
    assert api(toby).get(f"/api/v1/people/{olaf.key}").status == 404


def test_who_may_change_somebody_reads_the_whole_number(api, mei, tess):
    with_password("tess", phone="+8613800138000")
    assert api(mei).get(f"/api/v1/people/{tess.key}").body["phone"] == "+8613800138000"


def test_pages_go_on_where_they_ended(api, ada):
    browser, seen, cursor = api(ada), [], ""
    while True:
        body = browser.get(f"/api/v1/people?limit=2{cursor}").body
        seen += [row["name"] for row in body["rows"]]
        if body["next"] is None:
            break
        cursor = f"&cursor={body['next']}"
    assert seen == sorted(["agnes", "dan", "mei", "tess", "toby", "olaf", "ada"])
    assert browser.get("/api/v1/people?cursor=nonsense").status == 422
    assert browser.get("/api/v1/people?limit=201").status == 422


@pytest.mark.parametrize("search", ["te", "tess@exa", "TESS@", "1380013", "+861380013", "%2B86 138-0013"])
def test_people_are_found_by_name_address_and_number(api, ada, search):
    with_password("tess", phone="+8613800138000")
    names = [row["name"] for row in api(ada).get(f"/api/v1/people?search={search.replace('+8', '%2B8')}").body["rows"]]
    assert "tess" in names
    assert "olaf" not in names


@pytest.mark.parametrize("search", ["%25", "_", "\\", "' or 1=1 --", "\x00"])
def test_a_search_for_signs_finds_nothing_and_breaks_nothing(api, ada, search):
    answer = api(ada).get(f"/api/v1/people?search={search}")
    assert (answer.status, answer.body.get("rows")) in ((200, []), (422, None))


def test_an_agent_finds_customers_and_an_engineer_does_not(api, agnes, tess):
    assert {row["name"] for row in api(agnes).get("/api/v1/people?customers=true").body["rows"]} == {
        "carl",
        "cora",
        "xena",
    }
    assert api(tess).get("/api/v1/people?customers=true").body["rows"] == []


def test_a_person_s_life(api, ada):
    browser = api(ada)
    east = Team.objects.get(code="east")
    made = browser.post(
        "/api/v1/people", {"name": "Wu", "phone": "13700137000", "roles": ["engineer"], "team": str(east.key)}
    )
    assert made.status == 201
    address = f"/api/v1/people/{made.body['key']}"
    calendar = Calendar.objects.get(code="cn-office").key
    engineer = browser.put(f"{address}/engineer", {"level": 2, "calendar": str(calendar)}, If_Match='"1"')
    assert (engineer.status, engineer.body["level"], engineer.body["version"]) == (200, 2, 2)
    skill = browser.put(f"{address}/skills/vrf", {"proficiency": 4, "valid_from": "2026-01-01"})
    assert skill.body["skills"] == [{"skill": "vrf", "proficiency": 4, "valid_from": "2026-01-01", "valid_until": None}]
    assert (
        browser.post(
            f"{address}/certificates", {"name_zh": "电工", "name_en": "Electrician", "issued_on": "2025-01-01"}
        ).status
        == 201
    )
    span = {"starts_at": "2026-12-01T00:00:00+08:00", "ends_at": "2026-12-02T00:00:00+08:00"}
    assert browser.post(f"{address}/leave", {"kind": "sick", **span}).status == 201
    assert browser.post(f"{address}/leave", {"kind": "sick", **span}).status == 409
    shift = browser.post(f"{address}/shifts", span)
    assert shift.status == 201
    duty = browser.get(f"{address}/duty?start=2026-12-01T00:00:00Z&end=2026-12-03T00:00:00Z").body
    assert (len(duty["shifts"]), [one["kind"] for one in duty["leave"]]) == (1, ["sick"])
    assert browser.delete(f"{address}/shifts/{shift.body['key']}").status == 204
    assert browser.post(f"{address}/password", {"password": "short"}).status == 422
    assert browser.post(f"{address}/password", {"password": "Kupfer-und-Zinn-7"}).status == 204
    assert Page().sign_in(phone="13700137000").status_code == 200
    assert browser.post(f"{address}/roles", {"role": "storekeeper"}).body["roles"] == ["engineer", "storekeeper"]
    assert browser.delete(f"{address}/roles/storekeeper").body["roles"] == ["engineer"]
    assert browser.put(f"{address}/team", {"team": None}).body["team"] is None
    version = browser.get(address).body["version"]
    assert browser.post(f"{address}/archive", If_Match=f'"{version}"').body["archived"] is True
    assert browser.post(f"{address}/restore").body["archived"] is False


def test_times_without_a_zone_are_refused(api, ada, tess):
    span = {"starts_at": "2026-12-01T00:00:00", "ends_at": "2026-12-02T00:00:00"}
    assert api(ada).post(f"/api/v1/people/{tess.key}/shifts", span).status == 422


def test_roles_and_teams_and_territories_are_shaped(api, ada, tess):
    browser = api(ada)
    role = browser.post("/api/v1/roles", {"code": "trainer", "name_zh": "讲师", "name_en": "Trainer"}).body
    changed = browser.patch(
        f"/api/v1/roles/{role['key']}", {"grants": [{"right": "people.see", "scope": "all"}]}, If_Match='"1"'
    )
    assert changed.body["grants"] == [{"right": "people.see", "scope": "all", "min_level": None}]
    assert len(browser.get("/api/v1/roles").body["rows"]) == Role.objects.count()
    team = browser.post(
        "/api/v1/teams", {"code": "west", "name_zh": "西区", "name_en": "West", "lead": str(tess.key)}
    ).body
    assert team["lead"] == str(tess.key)
    assert browser.patch(f"/api/v1/teams/{team['key']}", {"lead": None}, If_Match='"1"').body["lead"] is None
    assert browser.post(f"/api/v1/teams/{team['key']}/archive").body["archived"] is True
    made = browser.post("/api/v1/territories", {"code": "chengdu", "name_zh": "成都", "name_en": "Chengdu"}).body
    assert (
        browser.patch(f"/api/v1/territories/{made['key']}", {"name_en": "CD"}, If_Match='"1"').body["name_en"] == "CD"
    )
    skill = browser.post("/api/v1/skills", {"code": "plc", "name_zh": "PLC", "name_en": "PLC"})
    assert (skill.status, skill.body["version"]) == (201, 1)
    assert browser.post("/api/v1/skills", {"code": "plc", "name_zh": "PLC", "name_en": "PLC"}).status == 409
    assert api(tess).post("/api/v1/skills", {"code": "x", "name_zh": "x", "name_en": "x"}).status == 403


def test_a_skill_is_called_by_another_name_from_the_version_that_was_seen(api, ada, tess):
    skill = next(row for row in api(ada).get("/api/v1/skills").body["rows"] if row["code"] == "vrf")
    path, other = f"/api/v1/skills/{skill['key']}", {"name_en": "VRF outdoor"}
    assert api(tess).patch(path, other, If_Match='"1"').status == 403
    assert api(ada).patch(path, other).status == 428
    renamed = api(ada).patch(path, other, If_Match='"1"').body
    assert renamed == {**skill, "name_en": "VRF outdoor", "version": 2}
    stale = api(ada).patch(path, {"name_en": "VRV"}, If_Match='"1"')
    assert (stale.status, stale.body["facts"]["fields"]) == (409, {"name_en": {"yours": "VRV", "now": "VRF outdoor"}})
    assert api(ada).patch(f"/api/v1/skills/{uuid4()}", other, If_Match='"1"').status == 404


def test_a_year_of_a_calendar_tells_how_far_it_can_be_trusted(api, ada, tess):
    office = Calendar.objects.get(code="cn-office")
    address = f"/api/v1/calendars/{office.key}"
    year = api(tess).get(f"{address}/years/2026").body
    assert (year["trust"], year["source"]) == ("published", "国务院办公厅关于2026年部分节假日安排的通知")
    assert api(tess).get(f"{address}/years/2027").body["trust"] == "estimated"
    assert api(tess).get(f"{address}/years/2032").body == {
        **year,
        "year": 2032,
        "trust": "estimated",
        "source": "",
        "days": [],
    }
    assert api(tess).put(f"{address}/days/2026-12-24", {"kind": "holiday"}, If_Match='"1"').status == 403
    browser = api(ada)
    assert browser.put(f"{address}/days/2026-12-24", {"kind": "holiday"}).status == 428
    changed = browser.put(f"{address}/days/2026-12-24", {"kind": "holiday"}, If_Match=f'"{year["version"]}"')
    assert changed.body["days"][-1]["on"] == "2026-12-24"
    cleared = browser.delete(f"{address}/days/2026-12-24", If_Match=f'"{changed.body["version"]}"')
    assert cleared.body["days"] == year["days"]
    told = {"trust": "published", "source": "我们的公告"}
    assert (
        browser.put(f"{address}/years/2027", told, If_Match=f'"{cleared.body["version"]}"').body["trust"] == "published"
    )


def test_a_calendar_is_made_and_changed(api, ada):
    browser = api(ada)
    weekly = {"0": [[540, 1080]], "5": []}
    made = browser.post("/api/v1/calendars", {"code": "night", "name_zh": "夜", "name_en": "Night", "weekly": weekly})
    assert made.body["weekly"] == {"0": [[540, 1080]]}
    address = f"/api/v1/calendars/{made.body['key']}"
    wrong = browser.patch(address, {"weekly": {"0": [[1080, 540]]}}, If_Match='"1"')
    assert (wrong.status, wrong.body["facts"]["field"]) == (422, "weekly[0]")
    assert browser.patch(address, {"weekly": {"6": [[1320, 1800]]}}, If_Match='"1"').body["version"] == 2


def test_a_token_s_secret_comes_once_and_is_not_kept_for_repeats(api, tess):
    browser = api(tess)
    told = {"name": "script", "rights": ["people.see"], "expires_at": (now() + timedelta(days=9)).isoformat()}
    first = browser.post("/api/v1/tokens", told, key="k1")
    again = browser.post("/api/v1/tokens", told, key="k1")
    assert first.headers["Token-Secret"].startswith("aft_")
    assert "Token-Secret" not in again.headers
    assert first.body == again.body
    assert browser.delete(f"/api/v1/tokens/{first.body['key']}").status == 204
    assert [token["ended_at"] is None for token in browser.get("/api/v1/tokens").body["rows"]] == [False]
    assert browser.post("/api/v1/tokens", {**told, "rights": ["people.settings"]}).status == 422


# -- where am I signed in ----------------------------------------------------------------------------------------------


def test_one_s_sign_ins_can_be_seen_and_ended(page, tessa):
    other, third = Page("203.0.113.9"), Page("203.0.113.10")
    for browser in (page, other, third):
        browser.sign_in(email="tess@example.com")
    rows = page.client.get("/api/v1/me/sessions").json()["rows"]
    assert [(row["ip"], row["current"]) for row in rows] == [
        ("203.0.113.10", False),
        ("203.0.113.9", False),
        ("198.51.100.7", True),
    ]
    assert all(browser.client.cookies["sessionid"].value not in str(rows) for browser in (page, other, third))
    write = {"X-CSRFToken": page.client.cookies["csrftoken"].value}
    ended = page.client.delete(f"/api/v1/me/sessions/{rows[1]['key']}", headers={**write, "Idempotency-Key": "1"})
    assert ended.status_code == 204
    assert (page.me(), other.me(), third.me()) == (200, 401, 200)
    gone = page.client.delete(f"/api/v1/me/sessions/{rows[1]['key']}", headers={**write, "Idempotency-Key": "2"})
    assert gone.status_code == 404
    rest = page.client.delete("/api/v1/me/sessions", headers={**write, "Idempotency-Key": "3"})
    assert rest.json() == {"ended": 1}


def test_somebody_else_s_sign_in_does_not_exist(page, tessa):
    with_password("toby")
    other = Page()
    page.sign_in(email="tess@example.com")
    other.sign_in(email="toby@example.com")
    key = page.client.get("/api/v1/me/sessions").json()["rows"][0]["key"]
    write = {"X-CSRFToken": other.client.cookies["csrftoken"].value, "Idempotency-Key": "1"}
    assert other.client.delete(f"/api/v1/me/sessions/{key}", headers=write).status_code == 404
    assert page.me() == 200


def test_the_sign_in_page_s_own_list_ends_them_as_well(page, tessa):
    other = Page("203.0.113.9")
    page.sign_in(email="tess@example.com")
    other.sign_in(email="tess@example.com")
    listed = page.ask("GET", "auth/sessions").json()["data"]
    (ending,) = [one["id"] for one in listed if not one["is_current"]]
    assert page.ask("DELETE", "auth/sessions", {"sessions": [ending]}).status_code == 200
    assert (page.me(), other.me()) == (200, 401)
