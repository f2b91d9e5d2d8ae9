"""Whether dispatch's own rules let somebody make a visit at a time; and a plan without whatever they do not."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from aftersales.dispatch.solver.places import Roads
from aftersales.dispatch.solver.plans.board import Board, Slot, Work
from aftersales.dispatch.solver.plans.problem import arrival
from aftersales.dispatch.solver.policy import Policy
from aftersales.dispatch.solver.roster import Known, Roster
from aftersales.dispatch.solver.rules import RULES, failed_of
from aftersales.dispatch.solver.stretches import Booked
from aftersales.dispatch.solver.weighing import Need, weigh


def refused(known: Known, need: Need, policy: Policy, roads: Roads, slot: Slot, bit: int | None = None) -> list[str]:
    """The rules that say no to this engineer, of whom all is known but this visit, making it just then; `bit` is the
    seat of a crew they would take. Nothing: a decision might have sent them so."""
    first, last = arrival(need, policy)
    if not first <= slot.begins <= last:
        return ["window"]
    exact = replace(need, not_before=slot.begins, minutes=slot.ends - slot.begins, window=None)
    columns, terms = weigh(Roster([replace(known, paces={})]), exact, policy, roads)
    failed = int(failed_of(columns, terms, dict(policy.rules))[0])
    if failed:
        return [name for name, rule in RULES.items() if failed & rule.mask]
    if need.at + int(columns["starts_in"][0]) != slot.begins:
        return ["available"]
    if need.crew is not None and bit is not None and not int(columns["seats"][0]) >> bit & 1:
        return ["crew"]
    return []


@dataclass(frozen=True)
class Held:
    """A plan all of which may be: the slots of works, and those that were taken back, each with the rules."""

    slots: Mapping[str, Slot]
    dropped: Mapping[str, tuple[str, ...]]


def held_to_rules(board: Board, planned: Mapping[str, Slot], seats: Mapping[str, tuple[int, ...]]) -> Held:
    """The plan without what any rule refuses: such a visit stays where it stands, such an order is left out, and
    everything is asked again, since others may have counted on its time. `seats`: of crews the bits of theirs."""
    slots = {**board.present, **planned}
    dropped = dict[str, tuple[str, ...]]()
    while True:
        fresh = {key: tuple(why) for key, why in refusals(board, slots, seats) if key not in dropped}
        if not fresh:
            return Held(slots, dropped)
        dropped |= fresh
        for key in fresh:
            slots.pop(key)
            if key in board.present:
                slots[key] = board.present[key]


def refusals(
    board: Board, slots: Mapping[str, Slot], seats: Mapping[str, tuple[int, ...]], keys: Collection[str] | None = None
) -> Iterator[tuple[str, list[str]]]:
    """The works (of all, or of these) that are not to be made as these slots have it, each with the rules; who stands
    where they stood is not asked about."""
    theirs: dict[int, list[tuple[str, Booked]]] = {}
    for key, slot in slots.items():
        for who in slot.engineers:
            theirs.setdefault(who, []).append((key, board.by_key[key].taken(slot)))
    for key in slots if keys is None else keys:
        work, slot = board.by_key[key], slots[key]
        if slot == work.present:
            continue
        why = list[str]()
        for place, who in enumerate(slot.engineers):
            others = [taken for other, taken in theirs[who] if other != key]
            bits = seats.get(key, ())
            bit = bits[place] if place < len(bits) else None
            why += _of_one(board, work, who, slot, others, bit)
        if not why and any(slots[key].begins < slots[first].ends for first in work.after if first in slots):
            why = ["turn"]
        if why:
            yield key, list(dict.fromkeys(why))


def _of_one(
    board: Board, work: Work, who: int, slot: Slot, others: Iterable[Booked], bit: int | None
) -> list[str]:  # fmt: skip
    staff = board.by_id.get(who)
    if staff is None:
        return ["available"]
    return refused(staff.busy(others), work.need, work.policy, board.roads, slot, bit)
