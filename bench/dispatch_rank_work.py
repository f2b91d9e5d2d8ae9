"""The working process of bench/dispatch_rank.py: decides orders through the product's own verb, prints seconds as JSON.

Each order is decided in a transaction of its own, and then really booked, so that the next one has to learn of it.
"""

import json
import sys
import time
from functools import partial
from typing import Any

import numpy as np
from django.conf import settings
from django.db import connection, transaction

from aftersales.base.clock import now
from aftersales.dispatch.actions import crews as crewing
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.models import Decision
from aftersales.dispatch.queries import needs, policies, standing
from aftersales.dispatch.solver import deciding
from aftersales.dispatch.solver.packed import BYTES_EACH
from aftersales.dispatch.solver.weighing import weigh
from aftersales.workorders.actions import visits
from aftersales.workorders.models import WorkOrder

WARM = 20
CREWS, WARM_CREWS = 30, 5


def timed(work: Any) -> tuple[float, Any]:
    began = time.perf_counter()
    done = work()
    return 1000 * (time.perf_counter() - began), done


def main(count: int) -> dict[str, Any]:
    orders = list(WorkOrder.objects.filter(state="triaged").order_by("pk")[: count + WARM])
    built, roster = timed(lambda: standing.roster(now()))
    told: dict[str, list[float]] = {
        "decide": [],
        "plain": [],
        "insert": [],
        "weigh": [],
        "crew": crews(orders[-CREWS:]),
    }
    sizes, chosen, able = [], 0, []
    connection.cursor().execute("CREATE TABLE IF NOT EXISTS bench_bare (id bigserial PRIMARY KEY, packed bytea)")
    for number, order in enumerate(orders):
        spent, decision = timed(partial(decide, order=order.key, by=None, at=now()))
        floor = bare(decision)
        plain, weighing = arrays(order)
        if decision.chosen_id is not None:
            visits.plan(
                order=order.key, by=None, at=now(), engineer=decision.chosen.person.key,
                starts_at=decision.starts_at, ends_at=decision.ends_at,
            )  # fmt: skip
        if number < WARM:
            continue
        for name, value in (("decide", spent), ("plain", plain), ("insert", floor), ("weigh", weighing)):
            told[name].append(value)
        sizes.append(len(decision.packed))
        able.append(decision.able)
        chosen += decision.chosen_id is not None
    return {
        **told, "roster_seconds": built / 1000, "engineers": len(roster), "kept_bytes": float(np.mean(sizes)),
        "raw_bytes_each": BYTES_EACH, "chosen": chosen, "able": float(np.mean(able)),
    }  # fmt: skip


def crews(orders: list[WorkOrder]) -> list[float]:
    """Milliseconds of the same where an order needs two: somebody who leads, and somebody beside them."""
    two = {"any": [{"all": [{"role": "lead"}, {"role": "mate"}]}]}
    spent = []
    for order in orders:
        crewing.set_crew(order=order.key, by=None, at=now(), body=two, reason="bench")
        took, decision = timed(partial(decide, order=order.key, by=None, at=now()))
        crewing.lift_crew(order=order.key, by=None, at=now())
        if decision.chosen_id is not None:
            spent.append(took)
    return spent[WARM_CREWS:]


def arrays(order: WorkOrder) -> tuple[float, float]:
    """Milliseconds of the arrays alone: rules, parts and ranking; and of weighing, which is made before."""
    version = policies.policy_of(order)
    rules = policies.rules_of(version)
    need = needs.need_of(order, now()).need
    roster = standing.roster(now())
    weighing, (field, terms) = timed(lambda: weigh(roster, need, rules, settings.ROADS))
    plain, _ = timed(lambda: deciding.decide(field, terms, rules))
    return plain, weighing


def bare(decision: Decision) -> float:
    """Milliseconds of writing the same bytes into a table that has nothing else, committed."""

    def insert() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO bench_bare (packed) VALUES (%s)", [decision.packed])

    return timed(insert)[0]


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
