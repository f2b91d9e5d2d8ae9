"""One order ranked among 10,000 engineers and the decision stored, by the product's own verb, on a durable database.

Every decision is booked before the next is made, so that each pays for learning what changed. The floor is measured
in the same run: the rules, parts and ranking over the ready arrays alone, and the same bytes written into a bare table.
"""

import os
from typing import Any, Final

from aftersales.server.postgres import Server
from bench import filling, ground
from bench.figures import Must, Result, p

ENGINEERS: Final = int(os.environ.get("BENCH_ENGINEERS", "10000"))
ORDERS: Final = int(os.environ.get("BENCH_DISPATCH_ORDERS", "300"))
NAME: Final = "bench_dispatch"
_STEPS: Final = (
    ("decide", "decide and store, committed"),
    ("weigh", "of that: slots and features of everybody"),
    ("crew", "an order of two seats: decide and store, committed"),
    ("plain", "floor: rules, parts, ranking over ready arrays"),
    ("insert", "floor: the same bytes into a bare table, committed"),
)


def run(server: Server) -> Result:
    if ground.exists(server, NAME):
        ground.drop(server, NAME)
    url = server.create_database(NAME)
    ground.migrate(url)
    with ground.connect(server, NAME) as db:
        filling.run(db, "dispatch", engineers=ENGINEERS, orders=ORDERS + 50)
    told = ground.working("dispatch_rank_work", url, ORDERS)
    ground.drop(server, NAME)
    return _result(told)


def _result(told: dict[str, Any]) -> Result:
    title = f"one order among {told['engineers']:,} engineers, {ORDERS} times"
    result = Result("dispatch_rank", title, ("step", "p50 ms", "p95 ms", "times both floors, p50"))
    floor = p(told["plain"], 50) + p(told["insert"], 50)
    for name, words in _STEPS:
        values = told[name]
        result.rows.append((words, p(values, 50), p(values, 95), p(values, 50) / floor))
    result.musts.append(Must("ms to rank and store, p95", p(told["decide"], 95), 100, 30))
    result.musts.append(Must("bytes a candidate before deflating", told["raw_bytes_each"], 60, 60))
    result.musts.append(Must("orders somebody was found for, of all", told["chosen"] / ORDERS, 0.5, 0.9, at_least=True))
    result.notes = {name: told[name] for name in ("engineers", "roster_seconds", "kept_bytes", "able", "chosen")}
    return result
