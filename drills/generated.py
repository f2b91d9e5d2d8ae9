"""What the OpenAPI documents allow and forbid, sent to every operation, other requests each time.

The tests of `make test` with ten times as many examples and chance let loose; what fails is listed by its name, and
pytest's own words about it lie in the drill's folder.
"""

import os
import re
import subprocess
import sys

from drills.ground import var
from drills.report import ROOT, Report

EXAMPLES = {"short": 4, "usual": 200, "long": 1000}
TESTS = "tests/house/test_generated.py"


def run(report: Report) -> None:
    """Once through all operations."""
    examples = EXAMPLES[report.size]
    told = var() / "generated.log"
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "AFTERSALES_VAR")}
    environment |= {"AFTERSALES_EXAMPLES": str(examples), "AFTERSALES_VAR": str(var() / "tests")}
    with told.open("w", encoding="utf-8") as file:
        command = [sys.executable, "-m", "pytest", TESTS, "-q", "-n", "2", "-p", "no:cacheprovider"]
        subprocess.run(command, cwd=ROOT, env=environment, stdout=file, stderr=subprocess.STDOUT, check=False)
    words = told.read_text(encoding="utf-8")
    counted = {what: int(number) for number, what in re.findall(r"(\d+) (passed|failed|errors?)", words)}
    report.none(
        "operations that answered otherwise than documented", re.findall(r"^(?:FAILED|ERROR) (\S+)", words, re.M)
    )
    report.equal("it ran to its end", counted.get("passed", 0) > 0 and "errors" not in counted, True)
    report.figures |= {"examples of each operation for each reader": examples, **counted}
