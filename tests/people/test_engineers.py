"""Engineers, their skills, duties and leave; teams, territories and roles: refused before allowed."""

from datetime import date, timedelta

import pytest

from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.people import access, queries
from aftersales.people.actions import engineers, roles, teams, tokens
from aftersales.people.actions.roles import Granted
from aftersales.people.models import Calendar, EngineerSkill, Grant, Leave, Person, Revocation, Role, Team, Territory
from aftersales.people.states import LeaveKind, Level, Scope
from tests.conftest import NOON, facts_of

DAY = timedelta(days=1)


def set_engineer(by, key, **changes):
    told = {"level": Level.MIDDLE, "calendar": Calendar.objects.get(code="cn-field").key}
    return engineers.set_engineer(**{"key": key, "by": by, "at": NOON, **told, **changes})


# -- level, skills, certificates ---------------------------------------------------------------------------------------


def test_nobody_raises_their_own_level(mei, tess):
    for who in (mei, tess):
        with pytest.raises(NotAllowed):
            set_engineer(who, who.key)


def test_nobody_sets_the_level_of_another_team_s_engineer(mei, olaf, tess):
    with pytest.raises(NotAllowed):
        set_engineer(mei, olaf.key)
    with pytest.raises(NotFound):
        set_engineer(olaf, tess.key)


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"home": (91.0, 0.0)}, "home"), ({"workload_cap_minutes": 1441}, "workload_cap_minutes")],
)
def test_impossible_details_are_named(mei, toby, changes, field):
    with pytest.raises(Invalid) as refusal:
        set_engineer(mei, toby.key, **changes)
    assert refusal.value.facts["field"] == field


def test_a_customer_is_no_engineer(ada, carl):
    with pytest.raises(Invalid):
        set_engineer(ada, carl.key)


def test_a_manager_raises_her_engineer_whose_rights_follow(mei, toby):
    engineer = set_engineer(mei, toby.key, home=(31.2, 121.5), languages=["zh-CN", "en"])
    assert (engineer.level, engineer.home_latitude, engineer.languages) == (2, 31.2, ["en", "zh-CN"])
    assert access.snapshot(Person.objects.get(pk=toby.id)).may("workorders.plan")
    assert Revocation.objects.filter(person=toby.id).exists()
    assert facts_of(toby.key) == ["EngineerSet"]


def test_a_skill_has_a_proficiency_and_an_end(mei, toby, agnes):
    told = {"key": toby.key, "at": NOON, "skill": "vrf", "valid_from": date(2026, 1, 1)}
    with pytest.raises(NotAllowed):
        engineers.set_skill(by=agnes, proficiency=3, **told)
    for wrong in (
        {"proficiency": 6},
        {"proficiency": 3, "skill": "magic"},
        {"proficiency": 3, "valid_until": date(2025, 1, 1)},
    ):
        with pytest.raises(Invalid):
            engineers.set_skill(by=mei, **{**told, **wrong})
    engineers.set_skill(by=mei, proficiency=4, valid_until=date(2027, 1, 1), **told)
    row = EngineerSkill.objects.get(engineer=toby.id)
    assert (row.proficiency, row.valid_until) == (4, date(2027, 1, 1))
    engineers.drop_skill(key=toby.key, by=mei, at=NOON, skill="vrf")
    with pytest.raises(NotFound):
        engineers.drop_skill(key=toby.key, by=mei, at=NOON, skill="vrf")


def test_a_certificate_comes_and_goes(mei, toby):
    made = engineers.add_certificate(
        key=toby.key, by=mei, at=NOON, name_zh="高压电工", name_en="HV electrician", issued_on=date(2025, 5, 1)
    )
    engineers.remove_certificate(key=toby.key, by=mei, at=NOON, certificate=made.key)
    assert facts_of(toby.key) == ["CertificateAdded", "CertificateRemoved"]


# -- duties and leave --------------------------------------------------------------------------------------------------


def leave(by, key, start, end):
    return engineers.take_leave(key=key, by=by, at=NOON, kind=LeaveKind.ANNUAL, starts_at=start, ends_at=end)


def test_leave_is_not_taken_without_the_right(tess, toby, agnes, olaf):
    for who in (tess, agnes):
        with pytest.raises(NotAllowed):
            leave(who, toby.key, NOON, NOON + DAY)
    with pytest.raises(NotFound):
        leave(olaf, toby.key, NOON, NOON + DAY)


def test_leave_does_not_overlap_leave(mei, tess):
    first = leave(mei, tess.key, NOON, NOON + 2 * DAY)
    for start, end in ((NOON + DAY, NOON + 3 * DAY), (NOON - DAY, NOON + 3 * DAY), (NOON, NOON + 2 * DAY)):
        with pytest.raises(Conflict) as refusal:
            leave(mei, tess.key, start, end)
        assert refusal.value.code == "leave_overlaps"
    leave(mei, tess.key, NOON + 2 * DAY, NOON + 3 * DAY)
    engineers.withdraw_leave(key=tess.key, by=mei, at=NOON, leave=first.key)
    leave(mei, tess.key, NOON, NOON + DAY)
    assert Leave.objects.filter(engineer=tess.id).count() == 3


def test_leave_ends_after_it_starts(mei, tess):
    with pytest.raises(Invalid):
        leave(mei, tess.key, NOON, NOON)


def test_why_somebody_is_away_is_no_fact_and_is_told_to_planners_only(mei, toby, tess):
    leave(mei, tess.key, NOON, NOON + DAY)
    seen = [queries.duty(tess.key, who, NOON, NOON + DAY)["leave"][0]["kind"] for who in (mei, toby)]
    assert seen == ["annual", ""]


def test_a_dispatcher_plans_the_duties_of_his_territory(dan, tess, olaf):
    told = {"by": dan, "at": NOON, "starts_at": NOON, "ends_at": NOON + DAY}
    with pytest.raises(NotAllowed):
        engineers.plan_shift(key=olaf.key, **told)
    shift = engineers.plan_shift(key=tess.key, on_call=True, **told)
    with pytest.raises(Conflict):
        engineers.plan_shift(key=tess.key, **told)
    engineers.cancel_shift(key=tess.key, by=dan, at=NOON, shift=shift.key)
    engineers.plan_shift(key=tess.key, **told)


def test_who_is_no_engineer_has_no_duty(ada, agnes):
    with pytest.raises(Conflict) as refusal:
        leave(ada, agnes.key, NOON, NOON + DAY)
    assert refusal.value.code == "not_an_engineer"


# -- teams and territories ---------------------------------------------------------------------------------------------


def change_team(by, code, changes, version=1):
    team = Team.objects.get(code=code)
    return teams.change_team(key=team.key, by=by, at=NOON, changes=changes, version=version)


@pytest.mark.parametrize("name", ["mei", "dan", "agnes", "tess"])
def test_teams_are_an_administrator_s(cast, name):
    with pytest.raises(NotAllowed):
        change_team(getattr(cast, name), "east", {"name_zh": "x"})
    with pytest.raises(NotAllowed):
        teams.add_territory(by=getattr(cast, name), at=NOON, code="x", name_zh="x", name_en="x")


def test_a_team_is_not_above_itself(ada):
    service, east = Team.objects.get(code="service"), Team.objects.get(code="east")
    for code, parent in (("service", east), ("east", east), ("service", service)):
        with pytest.raises(Conflict) as refusal:
            change_team(ada, code, {"parent": parent.key})
        assert refusal.value.code == "loop_in_tree"


def test_a_territory_is_not_inside_itself(ada):
    outer, inner = Territory.objects.get(code="east-china"), Territory.objects.get(code="shanghai")
    with pytest.raises(Conflict):
        teams.change_territory(key=outer.key, by=ada, at=NOON, changes={"parent": inner.key}, version=1)


def test_the_lead_is_an_active_member_of_staff(ada, carl):
    with pytest.raises(Invalid):
        change_team(ada, "east", {"lead": carl.key})


def test_a_code_is_given_once_and_a_stale_version_is_refused(ada):
    with pytest.raises(Conflict):
        teams.add_team(by=ada, at=NOON, code="east", name_zh="东", name_en="East")
    change_team(ada, "east", {"name_en": "East!"})
    with pytest.raises(Conflict) as refusal:
        change_team(ada, "east", {"name_en": "East?"})
    assert refusal.value.facts["fields"] == {"name_en": {"yours": "East?", "now": "East!"}}


def test_a_team_with_people_is_not_dissolved(ada):
    with pytest.raises(Conflict):
        teams.archive_team(key=Team.objects.get(code="east").key, by=ada, at=NOON)
    empty = teams.add_team(by=ada, at=NOON, code="west", name_zh="西", name_en="West")
    assert teams.archive_team(key=empty.key, by=ada, at=NOON).archived_at == NOON
    assert facts_of(empty.key) == ["TeamChanged", "TeamArchived"]


# -- roles -------------------------------------------------------------------------------------------------------------


def change_role(by, code, **changes):
    role = Role.objects.get(code=code)
    return roles.change_role(**{"key": role.key, "by": by, "at": NOON, "version": role.version, **changes})


@pytest.mark.parametrize("name", ["mei", "dan", "agnes", "tess"])
def test_roles_are_an_administrator_s(cast, name):
    with pytest.raises(NotAllowed):
        change_role(getattr(cast, name), "engineer", grants=[])


@pytest.mark.parametrize(
    ("grants", "code"),
    [
        ([Granted("see everything", Scope.ALL)], "bad_right"),
        ([Granted("a.see", Scope.ALL), Granted("a.see", Scope.ALL, Level.SENIOR)], "right_twice"),
        ([Granted("portal.see", Scope.OWN), Granted("workorders.see", Scope.ALL)], "role_of_both_sides"),
    ],
)
def test_nonsense_is_not_granted(ada, grants, code):
    with pytest.raises(Invalid) as refusal:
        change_role(ada, "engineer", grants=grants)
    assert refusal.value.code == code


def test_the_last_role_that_administers_cannot_be_emptied(ada):
    with pytest.raises(Conflict) as refusal:
        change_role(ada, "admin", grants=[])
    assert refusal.value.code == "last_admin"


def test_a_changed_role_stays_changed_when_the_ready_ones_are_loaded(ada):
    from_now = change_role(ada, "engineer", name_en="Technician", grants=[Granted("workorders.see", Scope.ALL)])
    assert list(Grant.objects.filter(role=from_now).values_list("right", flat=True)) == ["workorders.see"]
    assert facts_of(from_now.key)[-1] == "RoleChanged"


# -- tokens ------------------------------------------------------------------------------------------------------------


def test_a_token_has_fewer_rights_than_its_owner_and_an_end(tess, carl, olaf):
    told = {"at": NOON, "name": "x", "rights": ["people.see"], "expires_at": NOON + DAY}
    with pytest.raises(NotAllowed):
        tokens.create_token(by=carl, **told)
    for wrong in (
        {"rights": ["people.settings"]},
        {"rights": []},
        {"expires_at": NOON},
        {"expires_at": NOON + 400 * DAY},
    ):
        with pytest.raises(Invalid):
            tokens.create_token(by=tess, **{**told, **wrong})
    token, secret = tokens.create_token(by=tess, **told)
    assert secret.startswith("aft_")
    with pytest.raises(NotFound):
        tokens.end_token(key=token.key, by=olaf, at=NOON)
    tokens.end_token(key=token.key, by=tess, at=NOON)
    with pytest.raises(Conflict):
        tokens.end_token(key=token.key, by=tess, at=NOON)
    assert facts_of(tess.key) == ["TokenCreated", "TokenEnded"]


def test_a_token_makes_no_tokens(tess):
    acting = access.snapshot(Person.objects.get(pk=tess.id), token="t", limit_to=["people.tokens"])
    with pytest.raises(NotAllowed):
        tokens.create_token(by=acting, at=NOON, name="x", rights=["people.tokens"], expires_at=NOON + DAY)
