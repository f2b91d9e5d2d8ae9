"""Wrong passwords are counted against whoever typed them, with a proxy between or without."""

from ipaddress import ip_network
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt

from aftersales.people.models import Person
from tests.people.conftest import Page

PROXY = "10.0.0.1"


@pytest.fixture(autouse=True)
def _one_proxy(settings: Any) -> None:
    settings.PROXIES = (ip_network(PROXY),)


def behind(client: str, *, peer: str = PROXY) -> Page:
    page = Page(peer)
    page.client.defaults["HTTP_X_FORWARDED_FOR"] = client
    return page


def wrong(page: Page) -> int:
    return int(page.sign_in(email="tess@example.com", password="wrong").status_code)


def test_a_client_that_invents_a_new_address_for_every_guess_is_locked_out_all_the_same(
    db: None, tessa: Person
) -> None:
    answers = [wrong(behind(f"198.51.100.{n}", peer="203.0.113.9")) for n in range(6)]
    assert answers[-1] == 429
    assert set(AccessAttempt.objects.values_list("ip_address", flat=True)) == {"203.0.113.9"}


def test_so_is_one_behind_the_proxy_which_writes_the_true_address_after_the_invented_ones(
    db: None, tessa: Person
) -> None:
    answers = [wrong(behind(f"198.51.100.{n}, 203.0.113.9")) for n in range(6)]
    assert answers[-1] == 429


def test_whoever_comes_by_the_same_proxy_is_not_locked_out_with_them(db: None, tessa: Person) -> None:
    for _ in range(6):
        wrong(behind("203.0.113.9"))
    assert behind("198.51.100.7").sign_in(email="tess@example.com").status_code == 200
    assert UserSession.objects.get(user=tessa).ip == "198.51.100.7"
