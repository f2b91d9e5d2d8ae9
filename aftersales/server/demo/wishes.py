"""What some who report ask for: somebody else to be called, and when it suits.

By dice of their own, so that nothing else of a life moves.
"""

from typing import Any, Final

from aftersales.server.demo.books import book
from aftersales.server.demo.dice import dice
from aftersales.server.demo.staff import phone

_GROUP: Final = 50
"""Of the numbers that cannot be anybody's, those of people who are named on an order."""
_CALLS: Final = {"web": 0.22, "phone": 0.12}
_TIMES: Final = {"web": 0.6, "phone": 0.2}
_SUITS: Final = (("asap",), ("morning",), ("afternoon",), ("morning", "afternoon"), ("evening",))


def asked(seed: int, mark: str, channel: str) -> dict[str, Any]:
    """What is asked for with the report of this mark, as `orders.report` takes it."""
    roll = dice(seed, "wish", mark)
    somebody, times = roll.chance(_CALLS.get(channel, 0)), roll.chance(_TIMES.get(channel, 0))
    people = book("company")["people"]
    name = roll.pick(people["surnames"]) + roll.pick(people["given"])
    number = phone(_GROUP, roll.randint(1, 9999))
    return {
        "call_name": name if somebody else "",
        "call_phone": number if somebody else "",
        "suits": roll.pick(_SUITS, (30, 24, 20, 16, 10)) if times else (),
    }
