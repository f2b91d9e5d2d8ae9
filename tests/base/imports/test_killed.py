"""A worker is killed in the middle of an import, for real: `good` goes on where it was, `all` has left nothing."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import connection

from aftersales.base.clock import now
from aftersales.base.imports import running
from aftersales.base.models import Import, ImportRow, Run
from aftersales.customers.models import Customer
from tests.base.imports.conftest import Bring, begin
from tests.base.imports.test_running import many, theirs

pytestmark = pytest.mark.django_db(transaction=True)
ROWS = 4000
WORKER = """
import sys
sys.path.insert(0, sys.argv[1])
import django
django.setup()
from uuid import UUID
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[2]
from aftersales.base.clock import now
from aftersales.base.imports import running
running.work(run=UUID(sys.argv[3]), clock=now)
"""


@pytest.mark.parametrize("mode", ["all", "good"])
def test_a_worker_that_is_killed_leaves_nothing_half_there(
    mode: str, cast: SimpleNamespace, bring: Bring, folder: Path, tmp_path: Path
) -> None:
    one = begin(bring("customers", many(ROWS, {77: ("Z-77", "", "", "")} if mode == "good" else None)), mode, cast.ada)
    assert one.run is not None
    killed = _killed(one.run, folder)
    assert 0 < killed < ROWS
    stands = theirs()
    assert ImportRow.objects.filter(of=one).count() == (0 if mode == "all" else killed)
    assert stands == (0 if mode == "all" else killed - 1)
    running.work(run=one.run.key, clock=now)
    after = Import.objects.get(pk=one.pk)
    assert (after.state, theirs()) == ("done", ROWS - (mode == "good"))
    assert Customer.objects.filter(code__startswith="Z-").values("code").distinct().count() == theirs()
    assert ImportRow.objects.filter(of=one).count() == ROWS


def _killed(run: Run, folder: Path) -> int:
    """Have a process of its own take the table in, and kill it once it has told of some rows; how many."""
    told = {"AFTERSALES_FILES": str(folder), "DJANGO_SETTINGS_MODULE": "aftersales.server.settings"}
    words = [
        sys.executable,
        "-c",
        WORKER,
        str(Path(__file__).parents[3]),
        connection.settings_dict["NAME"],
        str(run.key),
    ]
    process = subprocess.Popen(words, env={**os.environ, **told})
    try:
        deadline = time.monotonic() + 60
        while (done := Run.objects.get(pk=run.pk).done) == 0:
            assert time.monotonic() < deadline and process.poll() is None
            time.sleep(0.02)
    finally:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    return Run.objects.get(pk=run.pk).done or done
