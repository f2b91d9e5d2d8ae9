"""A kept connection is examined before a request uses it, without asking the database anything."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from aftersales.server.backend.base import DatabaseWrapper

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept() -> Iterator[Any]:
    """A connection that an earlier request has used."""
    wrapper = connection.copy()
    wrapper.ensure_connection()
    wrapper.health_check_done = False
    yield wrapper
    wrapper.close()


def last_asked(wrapper: Any) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT query FROM pg_stat_activity WHERE pid = %s", [wrapper.connection.info.backend_pid])
        return str(cursor.fetchone()[0])


def test_the_product_s_connections_are_of_this_kind():
    assert isinstance(connection.copy(), DatabaseWrapper)


def test_one_whose_server_has_gone_is_dropped_and_made_anew(kept):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [kept.connection.info.backend_pid])
    time.sleep(0.2)
    kept.close_if_health_check_failed()
    assert kept.connection is None
    with kept.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)


def test_one_that_is_silent_is_used_as_it_is(kept):
    with kept.cursor() as cursor:
        cursor.execute("SELECT 'the last thing asked'")
    kept.health_check_done = False
    before = kept.connection
    kept.close_if_health_check_failed()
    assert kept.connection is before
    assert "the last thing asked" in last_asked(kept)
