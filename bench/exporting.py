"""Exports every order of the database in DATABASE_URL, and lists by a condition, each against PostgreSQL alone with the
same rows; prints the figures as JSON."""

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
from aftersales.base.models import Run  # noqa: E402 - as above
from aftersales.people.access import snapshot  # noqa: E402 - as above
from aftersales.people.models import Person  # noqa: E402 - as above
from aftersales.workorders.actions import exports  # noqa: E402 - as above
from aftersales.workorders.columns import AT_FIRST, COLUMNS  # noqa: E402 - as above
from aftersales.workorders.queries import asking, filtered  # noqa: E402 - as above
from aftersales.workorders.queries.filtered import Asked  # noqa: E402 - as above

ROUNDS = 40
OPEN = {"all": [{"field": "priority", "op": "in", "value": [0, 1]},
                {"field": "due_at", "op": "within_next", "value": {"n": 30, "unit": "days"}}]}  # fmt: skip
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
    return took, run.done


def listed(by: Any, sort: Any) -> dict[str, float]:
    """The first page by a condition, through the product and by its own statement, prepared."""
    asked, at = Asked(asking.read(OPEN, by), sort=sort), now()
    bare = filtered.in_order(filtered.orders(by, asked, at=at), asked).values_list("act_by_at", "id")[:51]
    text, values = bare.query.sql_with_params()
    with connection.connection.cursor() as cursor:
        alone = [seconds(lambda: cursor.execute(text, values, prepare=True).fetchall()) for _ in range(ROUNDS)]
    ours = [seconds(lambda: filtered.page(by, asked, at=at)) for _ in range(ROUNDS)]
    return {"ours": sorted(ours)[ROUNDS // 2], "alone": sorted(alone)[ROUNDS // 2]}


def main() -> None:
    connection.ensure_connection()
    by = snapshot(Person.objects.get(email=sys.argv[1]))
    paths = [path for name in AT_FIRST for path in COLUMNS[name].paths]
    rows = filtered.in_order(filtered.orders(by, EVERY, at=now()), EVERY).values_list(*paths)
    figures: dict[str, Any] = {"copy": min(seconds(lambda: copied(rows)) for _ in range(3))}
    for form in ("csv", "xlsx"):
        figures[form], figures["rows"] = exported(by, form)
    for sort in ("due", "-reported"):
        figures[f"list {sort}"] = listed(by, sort)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
