"""What several of the house's tests stand on."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.house.world import World, build


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Two companies and everybody who may ask, written once for a module and undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)
