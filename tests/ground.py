"""Loaded before Django reads its settings: the tests' own PostgreSQL, unless DATABASE_URL names another.

Embedded, not durable, in `var/test`; xdist's workers inherit its address from the process that started it.
"""

import atexit
import os
from pathlib import Path

from aftersales.server.postgres import Server

os.environ.setdefault("AFTERSALES_SLOW_MS", "600000")  # a busy machine makes no statement of a test slow
if not os.environ.get("DATABASE_URL"):
    os.environ.setdefault("AFTERSALES_VAR", str(Path(__file__).resolve().parents[1] / "var" / "test"))

    server = Server(Path(os.environ["AFTERSALES_VAR"]), durable=False)
    server.start()
    atexit.register(server.stop)
    os.environ["DATABASE_URL"] = server.url
