"""Rights that cover others, addresses as they are written down, trees."""

import pytest

from aftersales.base.errors import Invalid
from aftersales.people import access, rules
from aftersales.people.states import Scope

ALL, TEAM, OWN = frozenset({Scope.ALL}), frozenset({Scope.TEAM}), frozenset({Scope.OWN})


def test_nobody_covers_a_right_they_do_not_have():
    assert not access.covers({"a.see": ALL}, {"a.edit": OWN})


def test_a_team_does_not_cover_everything():
    assert not access.covers({"a.see": TEAM}, {"a.see": ALL})


def test_over_one_s_own_things_is_the_least_a_right_can_reach():
    assert access.covers({"a.see": TEAM}, {"a.see": OWN})
    assert access.covers({"a.see": ALL}, {"a.see": TEAM | OWN})


def test_an_administrator_covers_everybody():
    assert access.covers({rules.SETTLE: ALL}, {"room.of_a_later_version": ALL})


@pytest.mark.parametrize("phone", ["138", "13800138000 ext. 5", "phone", "+", "+1380013800013800138000"])
def test_what_is_no_phone_number_is_refused(phone):
    with pytest.raises(Invalid) as refusal:
        rules.tidy_phone(phone)
    assert refusal.value.facts["field"] == "phone"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("13800138000", "+8613800138000"),
        ("138-0013-8000", "+8613800138000"),
        ("+86 138 0013 8000", "+8613800138000"),
        ("0086 13800138000", "+8613800138000"),
        ("021-62881234", "+862162881234"),
        ("+852 2123 4567", "+85221234567"),
        ("  ", None),
        (None, None),
    ],
)
def test_phone_numbers_are_kept_in_one_way(written, kept):
    assert rules.tidy_phone(written) == kept


@pytest.mark.parametrize("email", ["a", "a@b", "a b@c.de", "a@b.c, d@e.f", "<a@b.cd>"])
def test_what_is_no_email_address_is_refused(email):
    with pytest.raises(Invalid):
        rules.tidy_email(email)


def test_email_addresses_are_kept_in_lower_case():
    assert rules.tidy_email(" Mei.Lin@Example.COM ") == "mei.lin@example.com"


def test_a_masked_phone_number_shows_its_ends():
    assert rules.masked("+8613800138000") == "+86138****8000"
    assert rules.masked("+861380") == "****80"
    assert rules.masked(None) is None


def test_the_chain_upward_ends_at_the_root_and_at_a_loop():
    assert rules.above({1: 2, 2: 3, 3: None}, 1) == [1, 2, 3]
    assert rules.above({1: 2, 2: 1}, 1) == [1, 2]
    assert rules.above({}, None) == []


def test_nobody_has_rights_of_both_sides():
    with pytest.raises(Invalid):
        rules.refuse_mixed_sides(["workorders.see"], is_customer=True)
    with pytest.raises(Invalid):
        rules.refuse_mixed_sides(["portal.see"], is_customer=False)
