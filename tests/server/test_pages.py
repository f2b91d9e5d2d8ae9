"""`/` leads everybody to their own door."""

from collections.abc import Callable

import pytest

from aftersales.people.access import Actor
from tests.conftest import Api

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1"
DESK = "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36"


@pytest.mark.parametrize(
    ("who", "with_what", "door"),
    [
        (None, DESK, "/console/"),
        (None, IPHONE, "/portal/"),
        ("carl", DESK, "/portal/"),
        ("carl", IPHONE, "/portal/"),
        ("agnes", IPHONE, "/console/"),
        ("tess", IPHONE, "/field/"),
        ("tess", DESK, "/console/"),
        ("mei", IPHONE, "/console/"),
    ],
)
def test_the_front_door_knows_who_comes(
    api: Callable[[Actor | None], Api], request: pytest.FixtureRequest, who: str | None, with_what: str, door: str
) -> None:
    answer = api(request.getfixturevalue(who) if who else None).get("/", User_Agent=with_what)
    assert (answer.status, answer.headers["Location"]) == (302, door)


def test_whose_door_it_is_is_told_to_whoever_stands_before_it(api: Callable[[Actor | None], Api], db: None) -> None:
    answer = api(None).get("/api/v1/portal/house")
    assert (answer.status, sorted(answer.body)) == (200, ["name_en", "name_zh", "phone"])
