"""A thousand orders dispatched in one go by the product's own verb: orders a second, and how much dearer than the rows.

Each order is weighed against all engineers, decided, stored and sent, in a transaction of its own, on a durable
database and in one process: a worker does four side by side. The floor is the same rows copied into tables that have
no index, key or rule, with a commit for each order.
"""

import os
from typing import Any, Final

from aftersales.server.postgres import Server
from bench import filling, ground
from bench.figures import Must, Result, p

ENGINEERS: Final = int(os.environ.get("BENCH_MANY_ENGINEERS", "1000"))
ORDERS: Final = int(os.environ.get("BENCH_MANY_ORDERS", "1000"))
NAME: Final = "bench_dispatch_many"


def run(server: Server) -> Result:
    if ground.exists(server, NAME):
        ground.drop(server, NAME)
    url = server.create_database(NAME)
    ground.migrate(url)
    with ground.connect(server, NAME) as db:
        filling.run(db, "dispatch", engineers=ENGINEERS, orders=ORDERS)
    told = ground.working("dispatch_many_work", url, ORDERS)
    ground.drop(server, NAME)
    return _result(told)


def _result(told: dict[str, Any]) -> Result:
    title = f"{told['orders']:,} orders in one go among {told['engineers']:,} engineers"
    result = Result("dispatch_many", title, ("step", "orders/s", "ms each, p50", "ms each, p95"))
    sent = told["sent"] or 1
    a_second, bare = told["orders"] / told["seconds"], sent / told["bare_seconds"]
    result.rows.append(("weighed, decided, stored, sent", a_second, p(told["each"], 50), p(told["each"], 95)))
    result.rows.append(("floor: the same rows into bare tables", bare, 1000 / bare, 1000 / bare))
    result.rows.append(("times the floor", bare / a_second, bare / a_second, bare / a_second))
    result.musts.append(Must("orders/s in one process", a_second, 10, 40, at_least=True))
    result.musts.append(Must("of all, those who found somebody or wait with a reason",
                             (told["sent"] + told["waiting"]) / told["orders"], 1, 1, at_least=True))  # fmt: skip
    result.musts.append(Must("bookings that overlap", told["overlapping"], 0, 0))
    result.notes = {name: told[name] for name in ("sent", "waiting", "decisions", "roster_seconds", "seconds")}
    return result
