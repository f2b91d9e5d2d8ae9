"""One drill in a process of its own, on a folder of its own: `python -m drills.one NAME SIZE OUT`.

Its database is made before Django reads where it is, and its module imported after, for that imports tables.
"""

import importlib
import json
import os
import signal
import sys
import time
from pathlib import Path

import django

from drills import ground
from drills.report import Report


def main(name: str, size: str, out: Path) -> int:
    """Run it; 0 when all it checks holds, 1 when something does not."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that what it started ends with it
    os.environ.pop("DATABASE_URL", None)
    os.environ["DATABASE_URL"] = ground.fresh(ground.var())
    os.environ["DJANGO_SETTINGS_MODULE"] = "aftersales.server.settings"
    django.setup()
    report = Report(name, size)
    begun = time.monotonic()
    importlib.import_module(f"drills.{name}").run(report)
    report.seconds = round(time.monotonic() - begun, 1)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(report.told(), ensure_ascii=False, indent=1, default=str), encoding="utf-8")
    return 0 if report.met else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], Path(sys.argv[3])))
