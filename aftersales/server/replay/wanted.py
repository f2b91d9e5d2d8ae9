"""What one row asks of an order: where it has to stand afterwards, whose it has to be, and its particulars."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from aftersales.base.errors import Invalid
from aftersales.people.access import Actor
from aftersales.server.replay.cast import Cast
from aftersales.server.replay.happenings import Happening
from aftersales.server.replay.mapping import LogMapping
from aftersales.server.replay.route import Goal, Owner, Place, Whom
from aftersales.server.replay.stands import Stand
from aftersales.workorders.states import Order, Wait, resumed

OWNED: Final = frozenset({Order.ASSIGNED, Order.WORKING, Order.RESOLVED, Order.CLOSED, Order.CANCELLED})
"""Where the product has an owner, or had one: a log that names none there says nothing about the owner."""
_LEADS_TO: Final = {
    "start": Order.WORKING,
    "wait": Order.WAITING,
    "resolve": Order.RESOLVED,
    "close": Order.CLOSED,
    "cancel": Order.CANCELLED,
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where the log says the order stands. `fields` has the particulars it tells: for each what the row then holds (an
    id or a number), and what the action takes (a key or that number)."""

    goal: Goal
    wait: Wait | None
    owner: Actor | None
    fields: Mapping[str, tuple[int | None, UUID | int | None]]

    def place(self, stand: Stand) -> Place:
        """Where the order stands, as seen from here."""
        owner = Owner.NOBODY if stand.owner is None else Owner.OTHER
        if self.owner is not None and stand.owner == self.owner.id and not stand.stand_in:
            owner = Owner.RIGHT
        waits = stand.state is Order.WAITING
        rightly = not (waits and self.goal.state is Order.WAITING) or self.wait in (None, stand.wait)
        return Place(stand.state, owner, Order(stand.waits_in) if waits else None, rightly)

    def differs(self, stand: Stand) -> dict[str, UUID | int | None]:
        """The particulars that are not as the log tells them, as the action takes them."""
        return {name: given for name, (held, given) in self.fields.items() if getattr(stand, name) != held}

    def missed(self, stand: Stand) -> dict[str, tuple[str, str]]:
        """What is not as the log says, by name: wanted and found. Empty is as it has to be."""
        found: dict[str, tuple[object, object]] = {"state": (self.goal.state, stand.state)}
        found |= {name: (held, getattr(stand, name)) for name, (held, _) in self.fields.items()}
        if self.goal.whom is not Whom.ANYBODY:
            found["owner"] = (self.owner.id if self.owner is not None else None, stand.owner)
        if self.goal.state is Order.WAITING and self.wait is not None:
            found["wait"] = (self.wait, stand.wait)
        return {name: (str(told), str(held)) for name, (told, held) in found.items() if told != held}


def wanted(one: Happening, stand: Stand, mapping: LogMapping, cast: Cast) -> Wanted:
    """Read one row against where its order stands."""
    state = _state(one, stand)
    whom, owner = _whom(one, state, mapping, cast)
    fields: dict[str, tuple[int | None, UUID | int | None]] = {}
    if one.team is not None:
        fields["team"] = cast.team(one.team, one.at)
    elif mapping.says("team") and mapping.shape == "snapshot":
        fields["team"] = (None, None)
    if one.priority is not None:
        fields["priority"] = (one.priority, one.priority)
    if one.category is not None:
        fields["category"] = cast.category(one.category, one.at)
    return Wanted(Goal(state, whom, one.move), one.wait, owner, fields)


def _state(one: Happening, stand: Stand) -> Order:
    """The state after the row. A snapshot tells it, or leaves it as it is; an activity leads to it from where we are.

    Nobody untriages: an order that is new again in the log, because its team was taken away, is still triaged.
    """
    state = stand.state
    if not one.move:
        new_again = one.state is Order.REPORTED and state is not Order.REPORTED
        return Order.TRIAGED if new_again else one.state or state
    match one.move:
        case "triage" if state is Order.REPORTED:
            return Order.TRIAGED
        case "assign" if state not in (Order.WAITING, Order.RESOLVED):
            return Order.ASSIGNED
        case "release" if state is not Order.WAITING:
            return Order.TRIAGED
        case "resume" if state is Order.WAITING:
            return resumed(Order(stand.waits_in), has_owner=stand.owner is not None)
        case "reopen" if state in (Order.RESOLVED, Order.CLOSED):
            return Order.TRIAGED
    return _LEADS_TO.get(one.move, state)


def _whom(one: Happening, state: Order, mapping: LogMapping, cast: Cast) -> tuple[Whom, Actor | None]:
    if mapping.shape == "snapshot":
        if one.owner is not None:
            return Whom.ONE, cast.actor(one.owner, one.at)
        return (Whom.NOBODY if mapping.says("owner") and state not in OWNED else Whom.ANYBODY), None
    if one.move == "release":
        return Whom.NOBODY, None
    if one.move != "assign":
        return Whom.ANYBODY, None
    name = one.owner if mapping.says("owner") else one.by
    if name is None:
        raise Invalid("replay_no_owner", field="owner")
    return Whom.ONE, cast.actor(name, one.at)
