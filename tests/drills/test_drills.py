"""The most telling drills in short: the real product, real sockets, real kills. `make drills` runs them all, at length.

What a busy machine may take its time for is not asked here; that nothing is lost or done twice is.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FIRST_PORT = 9500


TELLING = ["web_killed", "database_killed", "dispatch_killed", "proposal_killed", "one_slot", "double_submit", "upload"]


@pytest.mark.parametrize("drill", TELLING)
def test_it_holds(drill: str, tmp_path: Path) -> None:
    result = tmp_path / "result.json"
    environment = os.environ | {"AFTERSALES_VAR": str(tmp_path / "var"), "DRILLS_PORT": str(FIRST_PORT)}
    environment.pop("DATABASE_URL", None)
    words = [sys.executable, "-m", "drills.one", drill, "short", str(result)]
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600, check=False)
    assert result.exists(), done.stderr[-3000:]
    told = json.loads(result.read_text())
    missed = [one for one in told["checks"] if not one["met"] and not one["wanted"].startswith("≤")]
    assert missed == []
    assert told["checks"]
