"""The letter of a notice leads to the page it is about, in the door of whoever reads it."""

from typing import Any

import pytest

from aftersales.base.ids import new_key
from aftersales.notices.letters import link
from aftersales.notices.models import Notice
from aftersales.people.access import Actor
from aftersales.people.models import Person

ORDER = new_key()

pytestmark = pytest.mark.django_db


def notice(person: Actor, **told: Any) -> Notice:
    return Notice(person=Person.objects.get(pk=person.id), **{"code": "order_answered", "subject": ORDER, **told})


@pytest.fixture
def public(settings: Any) -> None:
    settings.PUBLIC_URL = "https://service.example.com"


def test_without_a_public_address_there_is_no_link(tess: Actor) -> None:
    assert link(notice(tess)) == ""


def test_staff_are_led_to_the_console_and_customers_to_their_portal(public: None, tess: Actor, carl: Actor) -> None:
    assert link(notice(tess)) == f"https://service.example.com/console/orders/{ORDER}\n"
    assert link(notice(carl)) == f"https://service.example.com/portal/orders/{ORDER}\n"


def test_what_is_about_no_order_leads_to_its_own_page_or_nowhere(public: None, ada: Actor) -> None:
    about = notice(ada, code="calendar_unpublished", subject=None)
    assert link(about) == "https://service.example.com/console/settings/calendars\n"
    assert link(notice(ada, subject=None)) == ""


@pytest.mark.parametrize("code", ["offer_made", "offer_ending", "offer_withdrawn"])
def test_what_is_answered_on_the_phone_leads_to_the_offer_there(public: None, tess: Actor, code: str) -> None:
    assert link(notice(tess, code=code)) == f"https://service.example.com/field/?offer={ORDER}\n"
