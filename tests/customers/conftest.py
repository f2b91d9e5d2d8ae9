"""Who and what the tests of customers share."""

import json
from dataclasses import replace

import pytest
from django.db import connection

from aftersales.customers.actions import contracts
from aftersales.people.states import Scope
from tests.conftest import NOON


@pytest.fixture
def local(dan):
    """Dan, with rights over the customers of his territory alone."""
    reach = frozenset({Scope.TERRITORY})
    return replace(dan, rights={"customers.see": reach, "customers.edit": reach})


@pytest.fixture
def visits(acme):
    """Three visits a year for Acme."""
    return contracts.grant_entitlement(contract=acme.contract.key, by=None, at=NOON, what="visit", quantity=3)


def told_last(subject):
    """The data and the audience of the last fact about something."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT data, audience FROM base_fact WHERE subject = %s ORDER BY id DESC LIMIT 1", [subject])
        data, audience = cursor.fetchone()
    return json.loads(data), audience
