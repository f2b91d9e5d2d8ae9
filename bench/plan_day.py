"""The busiest day of the sample company, planned from empty: by the optimiser, by dispatch order by order, and by hand.

By hand is as the sample company lived: its dispatchers did not know in the morning what would come in, so that what
that plan comes to is a floor of everyday work, not what a person with the day before them would make.
"""

import os
import subprocess
import sys
from typing import Any, Final

from aftersales.server.postgres import Server
from bench import ground
from bench.figures import Must, Result

NAME: Final = "bench_plan_day"
SECONDS: Final = float(os.environ.get("BENCH_PLAN_SECONDS", "30"))
_COLUMNS: Final = (
    "visits", "unassigned", "travel", "km", "late", "late_minutes", "overtime", "minutes_deviation", "minutes_most",
)  # fmt: skip


def run(server: Server) -> Result:
    ground.drop(server, NAME)
    url = server.create_database(NAME)
    ground.migrate(url)
    company = [sys.executable, "-m", "aftersales.server.cli", "demo"]
    subprocess.run(company, env=ground.environment(url), cwd=ground.ROOT, check=True, stdout=subprocess.DEVNULL)
    told = ground.working("plan_day_work", url, SECONDS)
    ground.drop(server, NAME)
    return _result(told)


def _result(told: dict[str, Any]) -> Result:
    title = f"{told['day']}: {told['visits']} visits, {told['engineers']} engineers, planned from empty"
    result = Result("plan_day", title, ("plan", *_COLUMNS))
    for name, figures in told["plans"].items():
        result.rows.append((name, *(figures[one] for one in _COLUMNS)))
    planned, decided = told["plans"]["planned"], told["plans"]["decided one by one"]
    fewer = planned["travel"] / max(planned["visits"], 1) / (decided["travel"] / max(decided["visits"], 1))
    result.musts.append(Must("way to a visit, of what decisions one by one come to", fewer, 1, 0.8))
    result.musts.append(Must("visits more without an engineer", planned["unassigned"] - decided["unassigned"], 0, 0))
    result.notes = {name: told[name] for name in ("decided_seconds", "planned_seconds", "left")}
    return result
