"""What orders are found by, for a million of them at once: the product's own pieces, by COPY, the index built last."""

from typing import Any, Final

import psycopg

from aftersales.base.search import grams
from aftersales.workorders import rules

_ORDERS: Final = """
SELECT w.id, w.number, w.title, w.description, c.name, c.code, a.name, a.serial
  FROM workorders_workorder w
  JOIN customers_customer c ON c.id = w.customer_id
  JOIN assets_asset a ON a.id = w.asset_id
 ORDER BY w.id
"""


def fill(db: psycopg.Connection[Any]) -> None:
    """Every order's row of pieces."""
    with db.transaction():
        (defined,) = db.execute("SELECT pg_get_indexdef('order_search'::regclass)").fetchone() or ("",)
        db.execute("DROP INDEX order_search")
        with db.cursor(name="orders") as orders, db.cursor() as cursor:
            orders.itersize = 5000
            orders.execute(_ORDERS)
            with_number = "COPY workorders_ordersearch (order_id, version, grams) FROM STDIN"
            rows = []
            for order in orders:
                rows.append(order)
                if len(rows) == 5000:
                    _copy(cursor, with_number, rows)
                    rows.clear()
            _copy(cursor, with_number, rows)
        db.execute("SET CONSTRAINTS ALL IMMEDIATE")
        db.execute("SET LOCAL maintenance_work_mem = '512MB'")
        db.execute(defined)


def _copy(cursor: psycopg.Cursor[Any], statement: str, rows: list[tuple[Any, ...]]) -> None:
    with cursor.copy(statement) as copy:
        for pk, number, title, description, *said in rows:
            copy.write_row((pk, grams.VERSION, rules.found_by(number, title, description, said)))
