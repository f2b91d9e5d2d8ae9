"""A list as a file against COPY of the same rows; a list by a condition against its own statement, prepared."""

import json
import subprocess
import sys
from typing import Any, Final

from aftersales.server.postgres import Server
from bench import ground
from bench.figures import Result
from bench.filling import AGENT, Fill, filled

FILL: Final = Fill(100_000, 0.2)


def run(server: Server) -> Result:
    url = filled(server, FILL)
    command = [sys.executable, "-m", "bench.exporting", AGENT]
    done = subprocess.run(
        command, env=ground.environment(url), cwd=ground.ROOT, check=True, capture_output=True, text=True
    )
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    rows, copy = told["rows"], told["copy"]
    table = [["COPY, CSV", f"{rows / copy:,.0f} rows/s", "1.0"]]
    table += [[name, f"{rows / told[form]:,.0f} rows/s", f"{told[form] / copy:.1f}"]
              for name, form in (("export, CSV", "csv"), ("export, Excel", "xlsx"))]  # fmt: skip
    for sort in ("due", "-reported"):
        ours, alone = told[f"list {sort}"]["ours"], told[f"list {sort}"]["alone"]
        table.append([f"page of 50 by a condition, {sort}", f"{1000 * ours:.1f} ms", f"{ours / alone:.1f}"])
    columns = ["what", "measured", "× PostgreSQL alone"]
    return Result("export", f"Exports and filtered lists, {FILL.label}", columns, table)
