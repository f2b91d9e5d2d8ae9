"""Exports every order of the database in DATABASE_URL as the worker does, and by COPY, in turns; prints the seconds as
JSON."""

import json
import sys
import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from psycopg import ClientCursor

from aftersales.base import runs
from aftersales.base.clock import now
from aftersales.base.files import results
from aftersales.base.models import Run
from aftersales.people.access import snapshot
from aftersales.people.models import Person
from aftersales.workorders.actions import exports
from aftersales.workorders.columns import AT_FIRST, COLUMNS
from aftersales.workorders.queries import filtered
from aftersales.workorders.queries.filtered import Asked
from aftersales.workorders.queries.state_names import named_for

ROUNDS = 3
EVERY = Asked(None, among="all", sort="number")


def seconds(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def told(query: Any) -> str:
    """The statement of a query of the ORM with its values inside, as COPY wants it."""
    text, values = query.query.sql_with_params()
    return ClientCursor(connection.connection).mogrify(text, values)


def copied(query: Any) -> int:
    size = 0
    with connection.connection.cursor() as cursor, cursor.copy(f"COPY ({told(query)}) TO STDOUT (FORMAT csv)") as copy:
        for block in copy:
            size += len(block)
    return size


def exported(by: Any, form: Any) -> tuple[float, int]:
    run = exports.begin(by=by, at=now(), asked=EVERY, view="open", columns=[], form=form)
    took = seconds(lambda: exports.write(run=run.key, clock=now))
    run = Run.objects.get(pk=run.pk)
    if run.state != "done":
        runs.end(run, "failed", at=now())
        sys.exit(f"export: {run.result}")
    results.remove(run.params["file"])
    return took, run.done


def main() -> None:
    connection.ensure_connection()
    by = snapshot(Person.objects.get(email=sys.argv[1]))
    paths = [path for name in AT_FIRST for path in COLUMNS[name].paths]
    rows = named_for(filtered.in_order(filtered.orders(by, EVERY, at=now()), EVERY), paths).values_list(*paths)
    figures: dict[str, Any] = {"copy": [], "csv": [], "xlsx": []}
    for _ in range(ROUNDS):
        figures["copy"].append(seconds(lambda: copied(rows)))
        for form in ("csv", "xlsx"):
            took, figures["rows"] = exported(by, form)
            figures[form].append(took)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
