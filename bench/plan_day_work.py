"""The working process of bench/plan_day.py: the busiest day of the sample company, planned from empty; JSON on stdout.

Nothing is written. The day is taken as it was: who could be sent, what each order needed, who made it when. All visits
of the day are known at six in the morning, which by hand they were not: the plan by hand is told beside the others for
what it came to, not as their match.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import numpy as np
from django.conf import settings

from aftersales.base import worktime
from aftersales.dispatch.queries.reading import minute
from aftersales.dispatch.queries.whatif.engineers import everybody
from aftersales.dispatch.queries.whatif.orders import came_in, present_policies
from aftersales.dispatch.solver.past import Case, Past
from aftersales.dispatch.solver.plans.board import Board, Slot, Staff, Work
from aftersales.dispatch.solver.plans.figures import figures
from aftersales.dispatch.solver.plans.greedy import decided
from aftersales.dispatch.solver.plans.planning import plan_board
from aftersales.dispatch.solver.plans.problem import Stability
from aftersales.dispatch.solver.policy import Policy
from aftersales.dispatch.solver.stretches import bridged, duties
from aftersales.workorders.models import Visit, WorkOrder

SIX: Final = 6 * 60
BEFORE: Final = timedelta(days=14)
"""Orders of the day were reported within so many days before."""


def main(seconds: float) -> dict[str, Any]:
    """The day, and what it comes to by hand, decided order by order, and planned for so many seconds."""
    day = busiest()
    board, by_hand = read(day)
    told: dict[str, Any] = {"day": day.isoformat(), "visits": len(board.works), "engineers": len(board.staff)}
    plans: dict[str, Mapping[str, Slot]] = {"by hand": by_hand}
    began = time.perf_counter()
    greedy = decided(board)
    plans["decided one by one"] = greedy.slots
    told["decided_seconds"] = time.perf_counter() - began
    began = time.perf_counter()
    planned = plan_board(board, Stability(), seconds=seconds, seed=1, greedy=greedy)
    told["planned_seconds"] = time.perf_counter() - began
    plans["planned"] = planned.slots
    told["left"] = dict(Counter(one.reason for one in planned.left))
    told["plans"] = {name: {**asdict(figures(board, slots)), **spread(board, slots)} for name, slots in plans.items()}
    return told


def busiest() -> date:
    """The day, by the company's clock, on which most visits were made."""
    zone = ZoneInfo(settings.COMPANY_ZONE)
    made = Visit.objects.filter(arrived_at__isnull=False, order__kind__on_site=True).values_list(
        "arrived_at", flat=True
    )
    many = Counter(at.astimezone(zone).date() for at in made if at is not None)
    return max(many, key=lambda one: (many[one], one))


def read(day: date) -> tuple[Board, dict[str, Slot]]:
    """The empty board of the day, and the plan that was made by hand."""
    zone = ZoneInfo(settings.COMPANY_ZONE)
    at, until = (worktime.wall_instant(zone, day, SIX), worktime.wall_instant(zone, day + timedelta(days=1), 0))
    policies = present_policies()
    cases = [case for case in came_in(at - BEFORE, until, policies).cases if of_the_day(case, at, until)]
    people = [staff(one) for one in everybody(at, until)]
    ids = {one.id for one in people}
    cases = [case for case in cases if case.made is not None and case.made.engineer in ids and case.need.crew is None]
    bodies = {code: Policy.read(body) for code, body in policies.bodies.items()}
    priorities = dict(WorkOrder.objects.filter(pk__in=[one.need.seed for one in cases]).values_list("pk", "priority"))
    works = [work(case, bodies[case.policy], priorities[case.need.seed], minute(at)) for case in cases]
    board = Board(minute(at), minute(at), minute(until), tuple(people), tuple(works), settings.ROADS)
    return board, {str(case.need.seed): slot(case) for case in cases}


def of_the_day(case: Case, at: datetime, until: datetime) -> bool:
    """Whether its visit was made then, and that was measured."""
    made = case.made
    return case.need.on_site and made is not None and made.measured and minute(at) <= made.begins < minute(until)


def staff(one: Past) -> Staff:
    """An engineer of the day, with nothing on."""
    on_duty = duties(bridged(one.calendar), sorted([*one.shifts, *one.on_call]))
    return Staff(known=one.known, duties=tuple(on_duty), away=one.leave)


def work(case: Case, policy: Policy, priority: int, at: int) -> Work:
    """Its order as nobody has it, known at that minute; it takes as long as it took."""
    made = case.made
    assert made is not None  # noqa: S101 - of_the_day has looked
    need = replace(case.need, at=at, minutes=made.ends - made.begins)
    return Work(str(need.seed), need, policy, priority)


def slot(case: Case) -> Slot:
    """As it was made."""
    made = case.made
    assert made is not None  # noqa: S101 - of_the_day has looked
    return Slot((made.engineer,), made.begins, made.ends)


def spread(board: Board, slots: Mapping[str, Slot]) -> dict[str, float]:
    """Minutes of work among those who have any duty that day: the middle of the differences, and the most."""
    on = {
        one.id
        for one in board.staff
        if any(duty.begins < board.ends and duty.ends > board.begins for duty in one.duties)
    }
    minutes: dict[int, int] = dict.fromkeys(on, 0)
    for one in slots.values():
        for who in one.engineers:
            minutes[who] = minutes.get(who, 0) + one.ends - one.begins
    values: Sequence[int] = list(minutes.values()) or [0]
    return {"minutes_deviation": round(float(np.std(values)), 1), "minutes_most": float(max(values))}


if __name__ == "__main__":
    print(json.dumps(main(float(sys.argv[1]))))
