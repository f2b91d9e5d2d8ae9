"""A past span dispatched again: every order as it came in, decided by the same rules and weights as live, nobody sent.

Pure and without chance: the same past, policies and roads give the same answers, in the same order.
"""

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from aftersales.dispatch.solver.called import Called, call
from aftersales.dispatch.solver.deciding import decide
from aftersales.dispatch.solver.packed import NONE, Field
from aftersales.dispatch.solver.past import DAY, Case, Held, Known50, Owned, Past, known_at
from aftersales.dispatch.solver.places import Roads
from aftersales.dispatch.solver.policy import Policy
from aftersales.dispatch.solver.roster import Known, Roster
from aftersales.dispatch.solver.weighing import Need, weigh

LATEST: Final = 50
"""Who knows a customer is read from so many of its latest orders, as live."""


@dataclass(frozen=True)
class Placed:
    """What a replay made of an order: who goes or leads, from when, for how long as planned, with which mates; nobody
    where nobody may, or no crew comes together."""

    engineer: int | None
    begins: int | None = None
    minutes: int = 0
    able: int = 0
    mates: tuple[int, ...] = ()


@dataclass
class _Engineer:
    past: Past
    held: list[Held]
    owned: list[Owned]


@dataclass
class _Customer:
    before: Sequence[Known50]
    since: list[Known50] = field(default_factory=list)


class Replay:
    """One run through the span: `next` decides the orders one after another, in the order of time."""

    def __init__(
        self,
        engineers: Sequence[Past],
        policies: Mapping[str, Policy],
        roads: Roads,
        known: Mapping[int, Sequence[Known50]] | None = None,
    ) -> None:
        self._engineers = {one.known.id: _Engineer(one, list(one.held), list(one.owned)) for one in engineers}
        self._policies, self._roads = policies, roads
        self._customers = {customer: _Customer(orders) for customer, orders in (known or {}).items()}
        self._day: int | None = None
        self._roster = Roster(())
        self._stale: set[int] = set()
        self._changes: list[tuple[int, int]] = []
        for who, one in self._engineers.items():
            self._watch(who, one.held, one.owned)
            self._changes += [(at, who) for at, _ in one.past.said]
        heapq.heapify(self._changes)

    def run(self, cases: Sequence[Case]) -> Iterator[Placed]:
        """What becomes of each of these orders, given in the order in which they were received."""
        for case in cases:
            yield self._next(case)

    def _next(self, case: Case) -> Placed:
        at = case.need.at
        self._go_to(at)
        asset, customer = self._continuity(case)
        need = replace(case.need, asset=asset, customer=customer)
        policy = self._policies[case.policy]
        columns, terms = weigh(self._roster, need, policy, self._roads)
        decided = decide(columns, terms, policy)
        called = call(self._roster, need, policy, self._roads, columns, terms, decided)
        self._report(case)
        if called is not None:
            return self._together(case, need, columns, called)
        if decided.chosen is None or columns["starts_in"][decided.chosen] == NONE:
            return Placed(None)
        place = decided.chosen
        who, begins = int(columns["engineer"][place]), at + int(columns["starts_in"][place])
        placed = Placed(who, begins, int(columns["minutes"][place]), len(decided.ranking))
        self._give(case, placed, need)
        return placed

    def _together(self, case: Case, need: Need, columns: Field, called: Called) -> Placed:
        """A crew: the lead has the order, the mates' time is held as well, and counts as nobody's given work."""
        chosen = called.chosen
        if chosen is None:
            return Placed(None)
        ids = [int(columns["engineer"][one.place]) for one in chosen.members]
        begins, minutes = need.at + chosen.begins, int(columns["minutes"][chosen.members[0].place])
        placed = Placed(ids[0], begins, minutes, len(called.decided.ranking), tuple(ids[1:]))
        self._give(case, placed, need)
        ended = None if case.minutes is None else begins + case.minutes
        for who in placed.mates:
            held = Held(begins, begins + minutes, case.spot, ended, counts=False)
            self._engineers[who].held.append(held)
            self._watch(who, [held], [])
            self._stale.add(who)
        return placed

    # -- time goes on ----------------------------------------------------------------------------------------------

    def _go_to(self, at: int) -> None:
        """The roster as of now: all of it anew each day, else those whom something changed for."""
        while self._changes and self._changes[0][0] <= at:
            self._stale.add(heapq.heappop(self._changes)[1])
        if at // DAY != self._day:
            self._day = at // DAY
            self._roster = Roster([self._known(who, at) for who in self._engineers])
        elif self._stale:
            self._roster = self._roster.replace([self._known(who, at) for who in sorted(self._stale)])
        self._stale.clear()

    def _known(self, who: int, at: int) -> Known:
        one = self._engineers[who]
        return known_at(one.past, one.held, one.owned, at)

    def _watch(self, who: int, held: Sequence[Held], owned: Sequence[Owned]) -> None:
        """When something changes for an engineer by itself: a visit ends, a remote order is resolved or closed."""
        times = [one.released for one in held] + [at for one in owned for at in (one.since, one.resolved, one.closed)]
        for at in times:
            if at is not None:
                heapq.heappush(self._changes, (at, who))

    # -- what follows from a decision ------------------------------------------------------------------------------

    def _give(self, case: Case, placed: Placed, need: Need) -> None:
        assert placed.engineer is not None and placed.begins is not None  # noqa: S101 - whoever calls has made sure
        one = self._engineers[placed.engineer]
        ended: int | None = case.resolved
        if need.on_site:
            ended = None if case.minutes is None else placed.begins + case.minutes
            held = Held(placed.begins, placed.begins + placed.minutes, case.spot, ended)
            one.held.append(held)
            self._watch(placed.engineer, [held], [])
        else:
            owned = Owned(need.at, case.reported, case.resolved, case.closed)
            one.owned.append(owned)
            self._watch(placed.engineer, [], [owned])
        self._stale.add(placed.engineer)
        if case.customer is not None and ended is not None:
            orders = self._customers[case.customer].since
            orders[-1] = replace(orders[-1], who=((placed.engineer, ended),))

    def _report(self, case: Case) -> None:
        if case.customer is not None:
            told = self._customers.setdefault(case.customer, _Customer(()))
            told.since.append(Known50(case.reported, case.asset))

    def _continuity(self, case: Case) -> tuple[dict[int, int], dict[int, int]]:
        """Who was at this asset and at this customer in its latest orders, by now; this one is among them."""
        told = self._customers.get(case.customer) if case.customer is not None else None
        if told is None:
            return {}, {}
        latest = [*told.before, *told.since][-(LATEST - 1) :]
        asset: dict[int, int] = {}
        customer: dict[int, int] = {}
        for order in latest:
            for who, since in order.who:
                if since is None or since <= case.need.at:
                    customer[who] = customer.get(who, 0) + 1
                    if order.asset is not None and order.asset == case.asset:
                        asset[who] = asset.get(who, 0) + 1
        return asset, customer
