"""The ready roles: what each may do, as a person would say it."""

import pytest

from aftersales.people import rules
from aftersales.people.actions import ready, sign_ins
from aftersales.people.models import Grant, Revocation, Role
from aftersales.workorders.rules import RIGHTS as ORDERS
from tests.conftest import NOON

READY = [
    "admin", "agent", "customer", "dispatcher", "editor", "engineer", "manager", "partner", "storekeeper",
    "success_manager",
]  # fmt: skip


def reach(role, right):
    return set(Grant.objects.filter(role__code=role, right=right).values_list("scope", flat=True))


def test_there_are_ten(cast):
    assert sorted(Role.objects.values_list("code", flat=True)) == READY
    assert all(role.name_zh and role.name_en for role in Role.objects.all())


def test_every_right_of_a_room_we_know_exists_and_somebody_has_it(cast):
    granted = set(Grant.objects.values_list("right", flat=True))
    for known in (ORDERS, rules.RIGHTS, rules.PORTAL_RIGHTS):
        room = next(iter(known)).partition(".")[0]
        assert {right for right in granted if right.startswith(f"{room}.")} == set(known)


def test_an_administrator_has_every_right_of_staff(cast):
    everybody_s = set(Grant.objects.exclude(right__startswith="portal.").values_list("right", flat=True))
    assert set(Grant.objects.filter(role__code="admin").values_list("right", flat=True)) == everybody_s


@pytest.mark.parametrize(
    ("role", "right", "expected"),
    [
        ("engineer", "workorders.see", {"own", "team"}),
        ("engineer", "workorders.work", {"own"}),
        ("engineer", "workorders.note", {"own", "team"}),
        ("engineer", "workorders.triage", set()),
        ("engineer", "workorders.assign", set()),
        ("engineer", "workorders.close", set()),
        ("agent", "workorders.assign", {"all"}),
        ("agent", "workorders.work", {"own"}),
        ("agent", "people.customers", {"all"}),
        ("agent", "people.settings", set()),
        ("dispatcher", "workorders.plan", {"team", "territory"}),
        ("dispatcher", "workorders.see", {"team", "territory"}),
        ("dispatcher", "workorders.close", set()),
        ("manager", "workorders.close", {"team"}),
        ("manager", "people.edit", {"team"}),
        ("manager", "people.settings", set()),
        ("partner", "workorders.see", {"team"}),
        ("partner", "customers.see", {"team"}),
        ("storekeeper", "workorders.work", set()),
        ("customer", "portal.see", {"own"}),
        ("customer", "workorders.see", set()),
    ],
)
def test_a_role_reaches_as_far_as_it_should(cast, role, right, expected):
    assert reach(role, right) == expected


def test_a_role_that_was_removed_comes_back_and_the_others_are_left_alone(cast):
    Role.objects.get(code="editor").delete()
    Grant.objects.filter(role__code="partner").delete()
    assert ready.load_ready_roles(at=NOON) == ["editor"]
    assert not Grant.objects.filter(role__code="partner").exists()


def test_the_nightly_sweep_drops_only_what_nobody_waits_for(cast):
    old = Revocation.objects.create(session="a", at=NOON - 2 * sign_ins.KEEP_REVOCATIONS)
    new = Revocation.objects.create(session="b", at=NOON)
    sign_ins.sweep(at=NOON)
    assert list(Revocation.objects.filter(pk__in=[old.pk, new.pk])) == [new]
