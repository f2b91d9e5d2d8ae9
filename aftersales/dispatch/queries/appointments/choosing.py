"""Which windows an order can be offered: those in which somebody can really be there, by the rules of every decision.

Each window is weighed as an order with that window promised would be: skills, certificates, wishes, duty, the way there
and on, the load of the day, seats of a crew. Nothing here is a rule of its own.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Final, Self

import numpy as np
from django.conf import settings
from django.db.models import Q

from aftersales.dispatch.models import Appointment, AppointmentRule
from aftersales.dispatch.queries import needs, policies, reading, standing
from aftersales.dispatch.queries.appointments.own import taken_by
from aftersales.dispatch.queries.appointments.rules import Place, rule_of, single_days
from aftersales.dispatch.queries.reading import instant, minute
from aftersales.dispatch.solver.called import Called, call
from aftersales.dispatch.solver.deciding import Decided, decide
from aftersales.dispatch.solver.packed import Field
from aftersales.dispatch.solver.policy import RANGES
from aftersales.dispatch.solver.policy import Policy as Rules
from aftersales.dispatch.solver.roster import Roster
from aftersales.dispatch.solver.rules import RULES
from aftersales.dispatch.solver.weighing import Need, weigh
from aftersales.dispatch.solver.windows import Offering, Window
from aftersales.dispatch.states import TAKING, AppointmentState
from aftersales.people.access import Actor
from aftersales.workorders.models import Booking, WorkOrder
from aftersales.workorders.states import Order

OPEN: Final = frozenset({Order.REPORTED, Order.TRIAGED, Order.ASSIGNED, Order.WORKING, Order.WAITING})
"""While an order stands so, a time for it can be arranged."""
NEAREST: Final = 3
"""So many free windows are told of where one was taken."""
_LOOKED_AT: Final = 12
_BEFORE: Final = timedelta(hours=12)
"""Whoever comes in a window sets out no longer before it begins."""
_ROUND_IT: Final = timedelta(days=1)
_OF_PERSON: Final = ("territory", "level", "excluded", "required", "home", "declined")
"""Whoever fails one of these now fails it on every day ahead."""


@dataclass(frozen=True)
class Found:
    """Who could be there in a window: the field as it was weighed, what came of it, and for how many there is room
    (None: for any number)."""

    window: Window
    need: Need
    field: Field
    decided: Decided
    called: Called | None
    left: int | None

    @property
    def is_free(self) -> bool:
        """Whether there is room, and somebody can go; where several have to, all of them."""
        return self.left != 0 and self.decided.chosen is not None

    def who(self) -> list[int]:
        """The ids of whoever would go, the lead first: whom the policy chooses."""
        if self.decided.chosen is None:
            return []
        if self.called is not None and self.called.chosen is not None:
            return [int(self.field["engineer"][one.place]) for one in self.called.chosen.members]
        return [int(self.field["engineer"][self.decided.chosen])]

    def times(self) -> tuple[datetime, datetime]:
        """From when until when they would be there."""
        place = self.decided.chosen
        if place is None:
            raise ValueError("nobody goes at any time")
        begins = int(self.field["starts_in"][place])
        if self.called is not None and self.called.chosen is not None:
            place, begins = self.called.chosen.members[0].place, self.called.chosen.begins
        return instant(self.need.at + begins), instant(self.need.at + begins + int(self.field["minutes"][place]))


@dataclass(frozen=True)
class Choosing:
    """All that is looked at for an order's windows at one instant."""

    order: WorkOrder
    at: datetime
    place: Place
    rule: AppointmentRule
    offering: Offering
    single: Mapping[date, bool]
    need: Need
    policy: Rules

    @classmethod
    def of(cls, order: WorkOrder, at: datetime, by: Actor | None) -> Self | None:
        """What is looked at; None where no rule offers windows to such an order."""
        place = Place.of(order, by)
        rule = rule_of(order, place) if order.kind.on_site else None
        if rule is None:
            return None
        offering = Offering.read(rule.body)
        policy = policies.rules_of(policies.policy_of(order))
        need = needs.need_of(order, at, days=offering.days_ahead + 3).need
        rules = replace(policy, rules={**policy.rules, "window": 0}, days=RANGES["days"][1])
        return cls(order, at, place, rule, offering, single_days(rule.calendar_id), need, rules)

    @cached_property
    def windows(self) -> list[Window]:
        """All that are offered to anybody now."""
        return self.offering.ahead(self.at, self.place.zone, self.single)

    def named(self, from_at: datetime, until_at: datetime) -> Window | None:
        """The window of exactly these times."""
        return next((one for one in self.windows if (one.from_at, one.until_at) == (from_at, until_at)), None)

    @cached_property
    def taken(self) -> Counter[tuple[datetime, datetime]]:
        """How many appointments of other orders take a place in each window, by this rule and those it took the place
        of. Index appointment_taking."""
        rows = Appointment.objects.filter(
            Q(state=AppointmentState.CONFIRMED) | Q(held_until__gt=self.at),
            from_at__gte=self.at, ended_at__isnull=True, state__in=TAKING,
            rule__kind=self.rule.kind_id, rule__territory=self.rule.territory_id,
        )  # fmt: skip
        return Counter(rows.exclude(order=self.order).values_list("from_at", "until_at"))

    def left(self, window: Window) -> int | None:
        """For how many more there is room; None for any number."""
        if self.offering.capacity is None:
            return None
        return max(self.offering.capacity - self.taken[window.from_at, window.until_at], 0)

    def look(self, window: Window) -> Found:
        """Who could be there in a window."""
        need, roster = self._asked(window), self._roster(window)
        field, terms = weigh(roster, need, self.policy, settings.ROADS)
        decided = decide(field, terms, self.policy)
        called = call(roster, need, self.policy, settings.ROADS, field, terms, decided)
        return Found(window, need, field, decided if called is None else called.decided, called, self.left(window))

    def is_free(self, window: Window) -> bool:
        """Whether it can be had; where there is no room nobody is weighed."""
        return self.left(window) != 0 and self.look(window).is_free

    def nearest(self, window: Window) -> list[Window]:
        """Free windows nearest to one that is not, in the order of time."""
        others = sorted(
            (one for one in self.windows if one != window), key=lambda one: abs(one.from_at - window.from_at)
        )
        found: list[Window] = []
        for one in others[:_LOOKED_AT]:
            if len(found) < NEAREST and self.is_free(one):
                found.append(one)
        return sorted(found, key=lambda one: one.from_at)

    def again(self) -> Self:
        """The same, read anew: somebody was quicker."""
        return replace(self)

    def _roster(self, window: Window) -> Roster:
        return self._kept if window.until_at + _ROUND_IT <= standing.reaches(self.at) else self._far

    @cached_property
    def _kept(self) -> Roster:
        return standing.leaving(self.at, self.own, self._own)

    @cached_property
    def own(self) -> Mapping[int, list[Booking]]:
        """What the order takes already, by engineer: it would be moved, and is not in its own way."""
        found: dict[int, list[Booking]] = {}
        for one in taken_by(self.order, self.at):
            found.setdefault(one.engineer_id, []).append(one)
        return found

    @property
    def _own(self) -> list[int]:
        return [one.pk for ones in self.own.values() for one in ones]

    @cached_property
    def _far(self) -> Roster:
        """Further ahead than the roster is kept those are read anew who may go at all."""
        last = max((one.until_at for one in self.windows), default=self.at)
        begins = self.at.replace(minute=0, second=0, microsecond=0) - _ROUND_IT
        told = self._able(self._kept), begins, last + 2 * _ROUND_IT, reading.middle()
        return Roster(reading.read(*told, leaving=self._own))

    def _able(self, kept: Roster) -> list[int]:
        field, terms = weigh(kept, self.need, self.policy, settings.ROADS)
        never = sum(RULES[name].mask for name in _OF_PERSON)
        failed = decide(field, terms, self.policy).failed
        return [int(one) for one in field["engineer"][(failed & np.uint32(never)) == 0]]

    def _asked(self, window: Window) -> Need:
        """What the order would need with this window promised, as it is seen on that day."""
        since = max(self.at, window.from_at - _BEFORE - timedelta(minutes=self.policy.lead_minutes))
        ahead = window.from_at.astimezone(self.place.zone).utcoffset() or timedelta()
        promised = (minute(window.from_at), minute(window.until_at))
        return replace(self.need, at=minute(since), offset=int(ahead.total_seconds()) // 60, window=promised)
