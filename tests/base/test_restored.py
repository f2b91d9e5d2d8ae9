"""A dump that was restored on another server: nobody hears of a fact twice, and of none too late."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from aftersales.base import restored
from aftersales.base.models import Cursor
from tests.base.test_relay import Reader, walk

FAR = 10_000_000_000
"""By so much the other server had counted further."""


@pytest.fixture
def two(ground: None, settled: Callable[[], None]) -> tuple[Reader, Reader]:
    """Two readers; the second has read less."""
    eager, slow = Reader(settled, "eager"), Reader(settled, "slow")
    walk(1, 2)
    slow.turn()
    walk(3, 4)
    eager.turn()
    walk(5)
    return eager, slow


def brought_from_elsewhere() -> None:
    """What `pg_restore` leaves on a server that has counted less far than the one of the dump."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE base_fact DISABLE TRIGGER fact_append_only")
        cursor.execute("UPDATE base_fact SET xid = (xid::text::bigint + %s)::text::xid8", [FAR])
        cursor.execute("UPDATE base_cursor SET xid = xid + %s", [FAR])
        cursor.execute("ALTER TABLE base_fact ENABLE TRIGGER fact_append_only")


def test_at_home_nothing_is_changed(two: tuple[Reader, Reader]) -> None:
    before = list(Cursor.objects.order_by("name").values())

    assert (restored.is_foreign(), restored.renumber()) == (False, 0)
    assert list(Cursor.objects.order_by("name").values()) == before


def test_unmended_nobody_hears_of_anything_any_more(two: tuple[Reader, Reader]) -> None:
    eager, _ = two
    brought_from_elsewhere()
    walk(6)

    assert restored.is_foreign()
    assert (eager.turn_now(), eager.steps) == (0, [1, 2, 3, 4])


def test_each_goes_on_where_it_was(two: tuple[Reader, Reader]) -> None:
    eager, slow = two
    brought_from_elsewhere()
    walk(6)

    assert restored.renumber() > 0
    walk(7)
    for reader in two:
        while reader.turn():
            pass

    assert eager.steps == [1, 2, 3, 4, 5, 6, 7]
    assert slow.steps == [1, 2, 3, 4, 5, 6, 7]
    assert not restored.is_foreign()


def test_mended_twice_is_mended_once(two: tuple[Reader, Reader]) -> None:
    brought_from_elsewhere()

    assert [restored.renumber() > 0, restored.renumber()] == [True, 0]


def test_a_new_subscriber_still_hears_of_everything(two: tuple[Reader, Reader], settled: Callable[[], None]) -> None:
    brought_from_elsewhere()
    restored.renumber()

    late = Reader(settled, "late")
    while late.turn():
        pass

    assert late.steps == [1, 2, 3, 4, 5]


def test_facts_are_append_only_again_afterwards(two: tuple[Reader, Reader]) -> None:
    brought_from_elsewhere()
    restored.renumber()

    with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM base_fact")
