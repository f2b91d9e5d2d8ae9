"""Every write of the three documents, sent twice under one key: one effect, one answer; another body is refused."""

import pytest

from tests.house.asking import OPERATIONS, SIGNED_BY_NOBODY, UNSAFE, allowed_ask, send
from tests.house.world import World, undone
from tests.rows import rows_hash

BY_ITSELF = frozenset({"staff.take_operations", "staff.move_work_orders", "staff.report_position"})
"""Each thing they take has its effect once by itself: tests/field/test_operations.py, tests/workorders/test_bulk.py,
tests/dispatch/test_underway.py."""
SIGNED = {name: method for name, (method, _) in OPERATIONS.items() if name not in SIGNED_BY_NOBODY}
WITH_BODIES = sorted(name for name, method in SIGNED.items() if method in UNSAFE)
WRITES = sorted(set(WITH_BODIES) - BY_ITSELF)
READS = sorted(name for name, (method, _) in OPERATIONS.items() if method == "GET" and name not in SIGNED_BY_NOBODY)
RELATIONS = {
    "staff.end_my_session": "own", "staff.end_token": "own", "staff.read_notices": "own",
    "portal.end_my_session": "own",
}  # fmt: skip

pytestmark = pytest.mark.django_db


def relation_of(operation: str) -> str:
    """Where the one who sends may: people of the same team, a near customer, an order of the reader's own."""
    if operation in RELATIONS:
        return RELATIONS[operation]
    _, path = OPERATIONS[operation]
    if path.startswith("/api/v1/people"):
        return "team"
    near = ("/api/v1/customers", "/api/v1/contacts", "/api/v1/sites", "/api/v1/contracts", "/api/v1/entitlements",
            "/api/v1/assets")  # fmt: skip
    if path.startswith(near) or operation in ("staff.report_work_order", "open.submit_work_order"):
        return "near"
    return "own"


@pytest.mark.parametrize("operation", WRITES)
def test_sent_twice_it_happens_once(operation: str, world: World) -> None:
    with undone():
        ask = allowed_ask(operation, world, relation_of(operation))
        first = send(operation, world, ask, key="once")
        assert first.status < 300, first.body
        after = rows_hash()
        second = send(operation, world, ask, key="once")
        assert (second.status, second.body) == (first.status, first.body)
        assert second.headers["Idempotency-Replayed"] == "true"
        assert rows_hash() == after
        other = send(operation, world, ask, key="once", body={"another": "body"})
        assert (other.status, other.body["code"]) == (422, "idempotency_key_reused")
        assert rows_hash() == after


@pytest.mark.parametrize("operation", WRITES)
def test_without_a_key_nothing_happens(operation: str, world: World) -> None:
    with undone():
        ask = allowed_ask(operation, world, relation_of(operation))
        before = rows_hash()
        refused = send(operation, world, ask, key="")
        assert (refused.status, refused.body["code"]) == (400, "idempotency_key_missing")
        assert rows_hash() == before


@pytest.mark.parametrize("operation", READS)
def test_asking_leaves_no_trace(operation: str, world: World) -> None:
    with undone():
        ask = allowed_ask(operation, world, relation_of(operation))
        before = rows_hash()
        assert send(operation, world, ask).status == 200
        assert rows_hash() == before
