"""People and what may be done to them by whom: refused before allowed."""

import pytest

from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.people import access, queries
from aftersales.people.actions import persons, sign_ins
from aftersales.people.models import Engineer, Grant, Person, Revocation, Role, Team, Territory
from aftersales.people.states import Scope
from tests.conftest import NOON, facts_of
from tests.people.conftest import PASSWORD, Page, with_password


def add(by, **changes):
    return persons.add_person(**{"by": by, "at": NOON, "name": "new", "email": "new@example.com", **changes})


def east():
    return Team.objects.get(code="east").key


# -- adding ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["agnes", "dan", "tess", "carl"])
def test_staff_are_not_added_without_the_right(cast, name):
    with pytest.raises(NotAllowed):
        add(getattr(cast, name), team=east())


def test_a_manager_adds_nobody_outside_her_team(mei):
    with pytest.raises(NotAllowed):
        add(mei, team=Team.objects.get(code="south").key)
    with pytest.raises(NotAllowed):
        add(mei)


@pytest.mark.parametrize("role", ["admin", "agent", "dispatcher"])
def test_a_manager_gives_no_role_beyond_her_own_rights(mei, role):
    with pytest.raises(NotAllowed) as refusal:
        add(mei, team=east(), roles=[role])
    assert refusal.value.code == "role_beyond_yours"


def test_a_manager_adds_an_engineer_to_her_team(mei):
    person = add(mei, team=east(), roles=["engineer"], phone="138 1234 5678")
    assert (person.phone, person.has_usable_password()) == ("+8613812345678", False)
    assert facts_of(person.key) == ["PersonAdded"]


def test_an_agent_opens_a_sign_in_for_a_customer_but_no_staff_role_goes_with_it(agnes):
    with pytest.raises(Invalid) as refusal:
        add(agnes, is_customer=True, roles=["engineer"])
    assert refusal.value.code == "role_of_the_other_side"
    assert add(agnes, is_customer=True, roles=["customer"]).is_customer


def test_staff_get_no_customer_role(ada):
    with pytest.raises(Invalid):
        add(ada, roles=["customer"])


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"email": None}, "email_or_phone"),
        ({"email": "no address"}, "bad_email"),
        ({"phone": "12"}, "bad_phone"),
        ({"zone": "Asia"}, "bad_zone"),
        ({"zone": "../etc/passwd"}, "bad_zone"),
        ({"language": "fr"}, "bad_language"),
        ({"roles": ["king"]}, "no_such_role"),
        ({"password": "12345678"}, "weak_password"),
        ({"password": "new@example.com"[:5]}, "weak_password"),
    ],
)
def test_nonsense_is_named(ada, changes, code):
    with pytest.raises(Invalid) as refusal:
        add(ada, **changes)
    assert refusal.value.code == code
    assert refusal.value.facts["field"]


def test_an_address_leads_to_one_person(ada):
    with pytest.raises(Conflict) as refusal:
        add(ada, email="TESS@example.com")
    assert refusal.value.code == "email_taken"


# -- changing ----------------------------------------------------------------------------------------------------------


def change(by, key, changes, version=1):
    return persons.change_person(key=key, by=by, at=NOON, changes=changes, version=version)


def test_somebody_of_another_team_does_not_exist(olaf, tess):
    with pytest.raises(NotFound):
        change(olaf, tess.key, {"name": "x"})


def test_customers_see_nobody_but_themselves(carl, tess, cora):
    for other in (tess, cora):
        with pytest.raises(NotFound):
            access.find_person(other.key, carl)
    assert access.find_person(carl.key, carl).pk == carl.id


def test_a_colleague_s_record_is_not_one_s_own(tess, toby):
    with pytest.raises(NotAllowed):
        change(tess, toby.key, {"name": "x"})


def test_one_s_own_name_is_not_one_s_own_to_change(tess):
    with pytest.raises(NotAllowed):
        change(tess, tess.key, {"name": "x"})


@pytest.mark.parametrize("field", ["is_active", "is_customer", "password", "key", "id", "team", "roles", "version"])
def test_what_is_not_changeable_is_refused_by_name(ada, tess, field):
    with pytest.raises(Invalid) as refusal:
        change(ada, tess.key, {field: True})
    assert refusal.value.facts["field"] == field


def test_a_stale_version_names_what_differs(ada, tess):
    change(ada, tess.key, {"name": "first"})
    with pytest.raises(Conflict) as refusal:
        change(ada, tess.key, {"name": "second", "language": "zh-CN"})
    assert refusal.value.facts == {"version": 2, "fields": {"name": {"yours": "second", "now": "first"}}}


def test_nobody_takes_over_the_address_of_somebody_with_more_rights(mei):
    """Else a password reset would hand over the administrator's account."""
    Person.objects.filter(name="ada").update(team=Team.objects.get(code="east"))
    ada = Person.objects.get(name="ada")
    with pytest.raises(NotAllowed) as refusal:
        change(mei, ada.key, {"email": "mei2@example.com"})
    assert refusal.value.code == "person_has_more_rights"
    with pytest.raises(NotAllowed):
        sign_ins.set_password(key=ada.key, by=mei, at=NOON, password=PASSWORD)
    with pytest.raises(NotAllowed):
        persons.archive_person(key=ada.key, by=mei, at=NOON)


def test_everybody_chooses_their_language_and_time_zone(tess, carl):
    for who in (tess, carl):
        assert change(who, who.key, {"language": "en", "zone": "Europe/Berlin"}).language == "en"


def test_a_manager_changes_her_engineer_and_a_trace_without_the_name_is_left(mei, tess):
    person = change(mei, tess.key, {"name": "Tess Wu", "phone": "13900139000"})
    assert (person.version, person.phone) == (2, "+8613900139000")
    assert facts_of(tess.key) == ["PersonChanged"]
    assert Revocation.objects.filter(person=tess.id).count() == 1


def test_what_changes_nothing_leaves_no_trace(mei, tess):
    assert change(mei, tess.key, {"name": "tess"}).version == 1
    assert facts_of(tess.key) == []


# -- roles, team, territories ------------------------------------------------------------------------------------------


def test_nobody_makes_themselves_an_administrator(mei):
    with pytest.raises(NotAllowed):
        persons.give_role(key=mei.key, by=mei, at=NOON, role="admin")


def test_the_last_administrator_stays(ada, cast):
    with pytest.raises(Conflict) as refusal:
        persons.take_role(key=ada.key, by=ada, at=NOON, role="admin")
    assert refusal.value.code == "last_admin"
    with pytest.raises(Conflict):
        persons.archive_person(key=ada.key, by=ada, at=NOON)
    persons.give_role(key=cast.dan.key, by=ada, at=NOON, role="admin")
    persons.take_role(key=ada.key, by=ada, at=NOON, role="admin")
    assert list(queries.admins().values_list("name", flat=True)) == ["dan"]


def test_a_manager_moves_nobody_out_of_reach(mei, tess):
    with pytest.raises(NotAllowed):
        persons.join_team(key=tess.key, by=mei, at=NOON, team=Team.objects.get(code="south").key)


def test_a_customer_joins_no_team(ada, carl):
    with pytest.raises(Invalid):
        add(ada, is_customer=True, roles=["customer"], team=east())


def test_territories_replace_those_before(ada, tess):
    shenzhen = Territory.objects.get(code="shenzhen")
    person = persons.set_territories(key=tess.key, by=ada, at=NOON, territories=[shenzhen.key])
    assert [one.code for one in person.territories.all()] == ["shenzhen"]
    assert facts_of(tess.key) == ["TerritoriesSet"]


def test_nobody_hands_out_others_territories(mei, tess):
    with pytest.raises(NotAllowed):
        persons.set_territories(key=tess.key, by=mei, at=NOON, territories=[Territory.objects.get(code="shenzhen").key])


# -- leaving and coming back -------------------------------------------------------------------------------------------


def test_who_left_cannot_sign_in_and_who_came_back_must_sign_in_anew(mei, tess, page):
    with_password("tess")
    page.sign_in(email="tess@example.com")
    gone = persons.archive_person(key=tess.key, by=mei, at=NOON)
    assert (gone.archived_at, gone.is_active) == (NOON, False)
    assert page.me() == 401
    with pytest.raises(Conflict):
        persons.archive_person(key=tess.key, by=mei, at=NOON)
    persons.restore_person(key=tess.key, by=mei, at=NOON)
    assert page.me() == 401
    assert Page().sign_in(email="tess@example.com").status_code == 200
    assert facts_of(tess.key) == ["SessionsEnded", "PersonArchived", "PersonRestored"]


# -- rights by reach and level -----------------------------------------------------------------------------------------


def test_a_level_opens_a_right_and_losing_it_closes_it(cast, tess, toby):
    assert (tess.may("workorders.plan"), toby.may("workorders.plan")) == (True, False)
    Engineer.objects.filter(person=tess.id).update(level=1)
    assert not access.snapshot(Person.objects.get(pk=tess.id)).may("workorders.plan")


def test_a_right_reaches_what_its_scope_says(dan, tess, ada):
    shanghai, shenzhen = (Territory.objects.get(code=code).pk for code in ("shanghai", "shenzhen"))
    assert dan.reaches("workorders.assign", territory=shanghai)
    assert not dan.reaches("workorders.assign", territory=shenzhen)
    assert tess.reaches("workorders.work", owners=[tess.id])
    assert not tess.reaches("workorders.work", owners=[dan.id])
    assert ada.reaches("workorders.work", owners=[])


def test_a_team_s_reach_takes_in_the_teams_below(cast):
    mei = Person.objects.get(name="mei")
    mei.team = Team.objects.get(code="service")
    assert access.snapshot(mei).reaches("workorders.see", team=Team.objects.get(code="south").pk)


def test_rights_of_several_roles_add_up(cast):
    toby = Person.objects.get(name="toby")
    toby.roles.add(Role.objects.get(code="storekeeper"))
    assert access.snapshot(toby).reach("workorders.see") == {Scope.OWN, Scope.TEAM, Scope.ALL}


def test_without_a_role_there_is_no_right(cast):
    tess = Person.objects.get(name="tess")
    tess.roles.clear()
    assert access.snapshot(tess).rights == {}


def test_everybody_s_chain_of_leads_ends_at_the_top(mei, ada):
    assert queries.chain_of_leads(Team.objects.get(code="east").pk) == [mei.id, ada.id]
    assert queries.chain_of_leads(Team.objects.get(code="south").pk) == [ada.id]
    assert queries.chain_of_leads(None) == []


def test_grants_are_a_set(cast):
    twice = Grant.objects.values_list("role", "right", "scope")
    assert len(set(twice)) == len(twice)


# -- finding -----------------------------------------------------------------------------------------------------------


def found(by, **asked):
    plain = {"search": "", "team": None, "role": "", "level": None, "skill": "", "customers": False, "archived": False}
    rows, _ = queries.people_page(by, **{**plain, **asked}, cursor=None, limit=50)
    return [person.name for person in rows]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"role": "dispatcher"}, ["dan"]),
        ({"level": 3}, ["tess"]),
        ({"skill": "vrf"}, ["tess", "toby"]),
        ({"skill": "vrf", "level": 1}, ["toby"]),
        ({"role": "engineer", "search": "ola"}, ["olaf"]),
        ({"role": "king"}, []),
    ],
)
def test_colleagues_are_found_by_role_grade_and_skill(ada, asked, names):
    assert found(ada, **asked) == names


def test_a_filter_shows_nobody_a_reader_may_not_see(olaf):
    assert found(olaf, skill="vrf") == []


@pytest.mark.parametrize(
    ("by", "of", "steps"),
    [
        ("ada", "tess", {"edit", "sign_in", "end", "engineer", "schedule", "export", "erase"}),
        ("ada", "ada", {"edit", "sign_in", "engineer", "schedule", "export"}),
        ("mei", "tess", {"edit", "sign_in", "end", "engineer", "schedule"}),
        ("mei", "olaf", set()),
        ("dan", "tess", {"schedule"}),
        ("tess", "tess", {"export"}),
        ("agnes", "carl", {"edit", "sign_in", "end"}),
    ],
)
def test_a_page_is_told_the_steps_that_would_not_be_refused(cast, by, of, steps):
    about = Person.objects.get(name=of)
    assert set(access.steps_open_to(getattr(cast, by), about)) == steps
