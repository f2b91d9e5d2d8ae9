"""Exports every order of the database in DATABASE_URL as the worker does, and by COPY, in turns; prints the seconds as
JSON."""

import json
import os
import sys
import time
from collections.abc import Callable
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aftersales.server.settings")
django.setup()

from django.db import connection  # noqa: E402 - the product can be imported only now
from psycopg import ClientCursor  # noqa: E402 - as above

from aftersales.base import runs  # noqa: E402 - as above
from aftersales.base.clock import now  # noqa: E402 - as above
from aftersales.base.files import results  # noqa: E402 - as above
from aftersales.base.models import Run  # noqa: E402 - as above
from aftersales.people.access import snapshot  # noqa: E402 - as above
from aftersales.people.models import Person  # noqa: E402 - as above
from aftersales.workorders.actions import exports  # noqa: E402 - as above
from aftersales.workorders.columns import AT_FIRST, COLUMNS  # noqa: E402 - as above
from aftersales.workorders.queries import filtered  # noqa: E402 - as above
from aftersales.workorders.queries.filtered import Asked  # noqa: E402 - as above
from aftersales.workorders.queries.state_names import named_for  # noqa: E402 - as above

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
