"""What can be done to the places of customers."""

from uuid import uuid4

import pytest

from aftersales.base.errors import Conflict, Invalid
from aftersales.customers.actions import sites
from aftersales.customers.models import Site
from aftersales.people.models import Territory
from tests.conftest import NOON
from tests.customers.conftest import told_last


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"name": ""}, "name"),
        ({"latitude": 31.2}, "longitude"),
        ({"latitude": 91.0, "longitude": 0.0}, "latitude"),
        ({"zone": "Mars/Base"}, "zone"),
        ({"access_hours": {"0": [[900, 600]]}}, "access_hours.0"),
        ({"territory": uuid4()}, "territory"),
    ],
)
def test_a_site_nobody_can_find_is_refused(agnes, acme, told, field):
    with pytest.raises(Invalid) as refusal:
        sites.add_site(customer=acme.customer.key, by=agnes, at=NOON, **{"name": "Lab", **told})
    assert refusal.value.facts["field"] == field


def test_half_a_place_is_seen_against_what_is_kept(agnes, acme):
    with pytest.raises(Invalid):
        sites.change_site(key=acme.site.key, by=agnes, at=NOON, version=1, changes={"latitude": None})
    moved = sites.change_site(key=acme.site.key, by=agnes, at=NOON, version=1, changes={"latitude": 31.9})
    assert (moved.latitude, moved.longitude, moved.version) == (31.9, 121.5, 2)


def test_a_zone_is_checked_with_the_hours_that_are_kept(agnes, acme):
    hours = {"0": [[540, 1080]]}
    made = sites.add_site(customer=acme.customer.key, by=agnes, at=NOON, name="Lab", access_hours=hours)
    with pytest.raises(Invalid):
        sites.change_site(key=made.key, by=agnes, at=NOON, version=1, changes={"zone": "Nowhere"})
    assert Site.objects.get(pk=made.pk).access_hours == hours


def test_both_territories_hear_of_a_site_that_changes_hands(agnes, acme):
    shanghai, shenzhen = (Territory.objects.get(code=code) for code in ("shanghai", "shenzhen"))
    sites.change_site(key=acme.site.key, by=agnes, at=NOON, version=1, changes={"territory": shenzhen.key})
    _, audience = told_last(acme.customer.key)
    assert {f"customers:territory:{shanghai.pk}", f"customers:territory:{shenzhen.pk}"} <= set(audience)


def test_a_stale_change_of_territory_says_which_by_key(agnes, acme):
    shanghai, shenzhen = (Territory.objects.get(code=code) for code in ("shanghai", "shenzhen"))
    with pytest.raises(Conflict) as refusal:
        sites.change_site(key=acme.site.key, by=agnes, at=NOON, version=9, changes={"territory": shenzhen.key})
    assert refusal.value.facts["fields"] == {"territory": {"yours": str(shenzhen.key), "now": str(shanghai.key)}}


def test_an_archived_site_is_not_changed_until_it_is_back(agnes, acme):
    sites.archive_site(key=acme.site.key, by=agnes, at=NOON, version=1)
    with pytest.raises(Conflict):
        sites.change_site(key=acme.site.key, by=agnes, at=NOON, version=2, changes={"name": "x"})
    assert sites.restore_site(key=acme.site.key, by=agnes, at=NOON, version=2).archived_at is None
