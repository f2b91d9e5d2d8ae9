"""The books the sample company is written from: data files without code, read once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

Trade = Literal["equipment", "software"]


@cache
def book(name: str) -> dict[str, Any]:
    """One of the data files beside this module, such as "company"."""
    text = resources.files("aftersales.server.demo").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@dataclass(frozen=True)
class Story:
    """One kind of trouble at a customer: how it is told, what is found, how it ends."""

    families: tuple[str, ...]
    trade: Trade
    kind: str
    category: str
    weight: float
    titles: tuple[str, ...]
    says: tuple[str, ...]
    ends: tuple[tuple[str, str], ...]
    odds: tuple[int, ...]
    fault: str = ""
    found: str = ""
    part: str = ""
    warm: float = 1.0
    closing: float = 1.0
    planned: bool = False
    remote: bool = False
    bug: bool = False
    custom: bool = False


@cache
def software_families() -> frozenset[str]:
    """The families of products that are programs."""
    return frozenset(product["family"] for product in book("catalogue")["products"] if product.get("software"))


@cache
def stories(trade: Trade) -> tuple[Story, ...]:
    """What happens in a trade."""
    return tuple(story for told in book("stories")["story"] if (story := _story(told)).trade == trade)


def _story(told: dict[str, Any]) -> Story:
    lists: dict[str, Any] = {name: tuple(told[name]) for name in ("families", "titles", "says")}
    trade: Trade = "software" if told["families"][0] in software_families() else "equipment"
    ends = tuple((cause, solution) for cause, solution in told["ends"])
    odds = tuple(told.get("odds", (0, 0, 10, 90)))
    plain = {name: value for name, value in told.items() if name not in {*lists, "ends", "odds"}}
    return Story(trade=trade, ends=ends, odds=odds, **lists, **plain)
