"""Moves, rights and roles agree with one another: nothing is forgotten, nothing is left over."""

import ast
import re
import tomllib
from functools import cache
from importlib import import_module
from typing import Final

from aftersales.people.rules import PORTAL_RIGHTS as PORTAL
from aftersales.workorders.rules import ORDER_RIGHTS, PORTAL_RIGHTS, VISIT_RIGHTS
from aftersales.workorders.states import ORDER_MOVES, VISIT_MOVES
from tests.house.code import PACKAGE, ROOMS, files

RIGHT: Final = re.compile(rf"^({'|'.join(ROOMS)}|portal)\.[a-z_]+$")
ASKING: Final = frozenset({"require", "may", "reach", "reaches"})
NAMES: Final = frozenset({"name_zh", "name_en"})


def known() -> set[str]:
    """Every right that a room says there is."""
    rights = set(PORTAL)
    for room in ROOMS:
        if (PACKAGE / room / "rules.py").is_file():
            rights |= set(getattr(import_module(f"aftersales.{room}.rules"), "RIGHTS", ()))
    return rights


def granted() -> dict[str, set[str]]:
    """The rights of every ready role."""
    roles = tomllib.loads((PACKAGE / "people" / "roles.toml").read_text(encoding="utf-8"))
    return {code: set(told) - NAMES for code, told in roles.items()}


def test_every_move_of_an_order_has_a_right() -> None:
    assert ORDER_MOVES.keys() - ORDER_RIGHTS.keys() == set()
    assert set(ORDER_RIGHTS.values()) <= known()


def test_every_move_of_a_visit_has_a_right() -> None:
    assert VISIT_MOVES.keys() == VISIT_RIGHTS.keys()
    assert set(VISIT_RIGHTS.values()) <= known()


def test_what_a_customer_may_do_is_a_portal_right() -> None:
    assert set(PORTAL_RIGHTS.values()) <= PORTAL


def test_every_right_is_in_some_ready_role() -> None:
    assert known() - set().union(*granted().values()) == set()


def test_every_right_of_a_ready_role_is_known_by_a_room() -> None:
    """A right nobody asks for is a promise in the list of roles that means nothing."""
    strange = {role: sorted(rights - known()) for role, rights in granted().items() if rights - known()}
    assert strange == {}


def test_every_right_the_code_asks_for_is_known() -> None:
    asked = set()
    for file in files():
        for node in ast.walk(file.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and RIGHT.match(node.value):
                asked.add((node.value, str(file)))
    jobs_and_subscribers = {one for one in asked if not _is_right(one[0])}
    rights = known()
    assert {one for one in asked - jobs_and_subscribers if one[0] not in rights} == set()


def _is_right(text: str) -> bool:
    """Jobs, subscribers and locks are named like rights; those that are asked for as rights are found by their verb."""
    return text.startswith("portal.") or text in _asked_for()


@cache
def _asked_for() -> set[str]:
    found = set()
    for file in files():
        for node in ast.walk(file.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKING:
                found |= {str(arg.value) for arg in node.args if isinstance(arg, ast.Constant)}
    return found


def test_staff_and_customers_share_no_right() -> None:
    for role, rights in granted().items():
        portal = {right for right in rights if right.startswith("portal.")}
        assert portal in (set(), rights), role
