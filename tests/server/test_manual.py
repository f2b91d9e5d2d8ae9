"""The documents of the APIs are handed out to who programs against them; the page that shows them has its parts."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from aftersales.base.clock import now
from aftersales.people.access import Actor
from aftersales.people.actions import tokens
from aftersales.server.documents import PREFIXES
from aftersales.server.manual import PARTS
from tests.conftest import Api, Program

Browser = Callable[[Actor | None], Api]
DOCUMENTS = sorted(f"/api/v1/documents/{name}.json" for name in PREFIXES)


@pytest.mark.parametrize("address", DOCUMENTS)
def test_strangers_and_customers_get_no_document(api: Browser, carl: Actor, address: str) -> None:
    assert api(None).get(address).status == 401
    refused = api(carl).get(address)
    assert (refused.status, refused.body["code"]) == (403, "other_door")


@pytest.mark.parametrize("address", DOCUMENTS)
def test_staff_and_their_programs_get_the_completed_document(api: Browser, tess: Actor, address: str) -> None:
    _, secret = tokens.create_token(
        by=tess, at=now(), name="reader", rights=["workorders.see"], expires_at=now() + timedelta(days=1)
    )
    for reader in (api(tess), Program(secret)):
        told = reader.get(address)
        assert (told.status, told.headers["Content-Type"]) == (200, "application/json")
        assert told.body["openapi"].startswith("3.")
        assert {"Problem", "FieldProblem"} <= set(told.body["components"]["schemas"])


def test_a_document_that_has_not_changed_is_not_sent_again(api: Browser, tess: Actor) -> None:
    first = api(tess).get(DOCUMENTS[0])
    again = api(tess).get(DOCUMENTS[0], If_None_Match=first.headers["ETag"])
    assert again.status == 304


def test_there_are_three_documents_and_none_is_written_to(api: Browser, tess: Actor) -> None:
    assert api(tess).get("/api/v1/documents/secret.json").status == 404
    assert api(tess).post(DOCUMENTS[0]).status == 405


@pytest.mark.parametrize("address", ["openapi.json", "portal/openapi.json", "open/openapi.json", "docs"])
def test_the_framework_hands_out_nothing_by_itself(api: Browser, tess: Actor, address: str) -> None:
    assert api(None).get(f"/api/v1/{address}").status == 404
    assert api(tess).get(f"/api/v1/{address}").status == 404


@pytest.mark.parametrize("name", sorted(PARTS))
def test_the_parts_of_the_page_come_from_here_and_nothing_else_does(api: Browser, db: None, name: str) -> None:
    told = api(None).get(f"/manual/{name}")
    assert (told.status, told.headers["Content-Type"]) == (200, PARTS[name])
    assert told.headers["X-Content-Type-Options"] == "nosniff"
    for other in ("..%2Fapi.py", "redoc.standalone.js", "%2e%2e"):
        assert api(None).get(f"/manual/{other}").status == 404
