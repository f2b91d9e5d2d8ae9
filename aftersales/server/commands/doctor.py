"""``aftersales doctor``: examine the installation; every finding that is not good names its mend."""

import argparse
import json
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from aftersales.base import relay, restored
from aftersales.base.clock import now
from aftersales.base.files import shelf, strays
from aftersales.base.models import Parked
from aftersales.base.words import LANGUAGES, say
from aftersales.server import holidays, reindex
from aftersales.server.database import var_directory
from aftersales.server.settings import OPTIONS
from aftersales.server.tls.keeping import SERVED, certificate_of
from aftersales.server.trouble import Trouble
from aftersales.server.variables import home
from aftersales.workorders.queries import failing

OLDEST_POSTGRES: Final = 150000  # as server_version_num counts: 15.0
LOW_DISK_GB: Final = 2.0
SKEW_SECONDS: Final = 2.0
TLS_LEAST_DAYS: Final = 7


@dataclass(frozen=True)
class Finding:
    """One thing looked at. ``check`` is the code of its words; the mend's code is the same with ``_mend``.

    What is not good but not ``grave`` is said, and does not make the installation a faulty one.
    """

    check: str
    good: bool
    facts: dict[str, Any] = field(default_factory=dict)
    grave: bool = True

    def mend(self, language: str) -> str:
        return "" if self.good else say(f"{self.check}_mend", language, **self.facts)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="供程序读取 · for programs")
    parser.add_argument(
        "--retry", action="store_true", help="再处理放弃的事实 · the cause is mended: try given-up facts again"
    )
    parser.add_argument(
        "--drop-strays", action="store_true", help="清除不属于任何工单的文件 · throw away files that nothing knows of"
    )


def run(args: argparse.Namespace) -> int:
    """Tell every finding; 1 if any is bad and grave."""
    if (args.retry or args.drop_strays) and args.trouble is None and not unapplied():
        if args.retry:
            relay.release_all(at=now())
        if args.drop_strays:
            strays.drop()
    found = [*machine(), *database(args.trouble)]
    good = all(one.good for one in found if one.grave)
    if args.json:
        told = [{**asdict(one), "mend": one.mend("en")} for one in found]
        print(json.dumps({"good": good, "findings": told}, ensure_ascii=False, default=str))
    else:
        for one in found:
            tell(one)
    return 0 if good else 1


def tell(finding: Finding) -> None:
    """One line per finding, and the mend below it."""
    sign = "✓" if finding.good else "✗" if finding.grave else "!"
    print(f"{sign} " + " · ".join(say(finding.check, language, **finding.facts) for language in LANGUAGES))
    if not finding.good:
        for language in LANGUAGES:
            print(f"    → {finding.mend(language)}")


def machine() -> Iterator[Finding]:
    """The folder of data, the disk under it and the built pages."""
    var = var_directory()
    yield Finding("doctor_var", writable(var), {"folder": var})
    free = shutil.disk_usage(next(place for place in (var, *var.parents) if place.exists())).free / 1e9
    yield Finding("doctor_disk", free >= LOW_DISK_GB, {"free": round(free, 1), "least": LOW_DISK_GB, "folder": var})
    pages = Path(settings.WEB_DIST)
    if (served := var / "tls" / SERVED).exists():
        yield certificate(served)
    yield Finding("doctor_pages", pages.is_dir() and any(pages.glob("**/*.html")), {"folder": pages})


def certificate(served: Path) -> Finding:
    """What https is spoken with: there, readable, and not about to end, which `aftersales serve` sees to by itself."""
    try:
        until = certificate_of(served).not_valid_after_utc
    except (OSError, ValueError):
        return Finding("doctor_tls", False, {"path": served, "until": None})
    good = until - now() > timedelta(days=TLS_LEAST_DAYS)
    return Finding("doctor_tls", good, {"path": served, "until": until.date()})


def database(trouble: Trouble | None) -> Iterator[Finding]:
    """The database: reachable, of age, up to date, and of one mind with us about the time."""
    try:
        if trouble is not None:
            raise trouble
        connection.ensure_connection()
    except (Trouble, DatabaseError) as error:
        where = "DATABASE_URL" if home.DATABASE_URL.is_set() else var_directory()
        yield Finding("doctor_database", False, {"where": where, "why": str(error).strip()})
        return
    number = connection.cursor().connection.info.server_version
    yield Finding("doctor_database", True, {"where": connection.settings_dict["HOST"]})
    yield Finding("doctor_version", number >= OLDEST_POSTGRES, {"version": f"{number // 10000}.{number % 10000}"})
    waiting = unapplied()
    yield Finding("doctor_migrations", not waiting, {"count": len(waiting), "names": waiting[:5]})
    if not waiting:
        yield from contents()
    skew = clock_skew()
    yield Finding("doctor_clock", abs(skew) <= SKEW_SECONDS, {"skew": abs(round(skew, 2)), "most": SKEW_SECONDS})


def contents() -> Iterator[Finding]:
    """What the tables hold: numbers of this server, nothing given up, the holidays promises need, links in mail."""
    yield Finding("doctor_restored", not restored.is_foreign())
    given_up = Parked.objects.filter(given_up_at__isnull=False).count()
    yield Finding("doctor_given_up", given_up == 0, {"count": given_up})
    told = failing.count()
    yield Finding("doctor_failing", told["count"] == 0, told)
    yield from files()
    unfound = reindex.waiting()
    facts = {"count": sum(unfound.values()), "what": ", ".join(f"{name} {n}" for name, n in unfound.items())}
    yield Finding("doctor_search", not unfound, facts, grave=False)
    year, lacking = holidays.lacking(at=now())
    yield Finding("doctor_holidays", not lacking, {"year": year, "calendars": holidays.named(lacking)}, grave=False)
    if settings.PUBLIC_URL or OPTIONS.smtp_host:
        yield Finding("doctor_public_url", bool(settings.PUBLIC_URL), {"url": settings.PUBLIC_URL}, grave=False)


def files() -> Iterator[Finding]:
    """The shelf of files: there, holding what the tables say it holds, and nothing else."""
    place = shelf.place()
    try:
        found = strays.compare()
    except Exception as error:  # whatever a store elsewhere, or its client, has to say
        yield Finding("doctor_files", False, {"place": place, "why": str(error).strip()})
        return
    yield Finding("doctor_files", True, {"place": place})
    yield Finding("doctor_files_lost", found.lost == 0, {"count": found.lost, "place": place})
    stray = {"count": len(found.strays), "place": place, "names": ", ".join(found.strays[:5])}
    yield Finding("doctor_files_stray", not found.strays, stray, grave=False)


def writable(folder: Path) -> bool:
    """Whether a file can be made there (asking for rights is not enough: the disk may be read-only)."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def unapplied() -> list[str]:
    """The migrations this program brings that the database has not seen."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def clock_skew() -> float:
    """Seconds by which the database's clock is ahead of ours, taken in the middle of the question."""
    with connection.cursor() as cursor:
        before = time.time()
        cursor.execute("SELECT extract(epoch FROM clock_timestamp())::float8")
        row = cursor.fetchone()
    return float(row[0]) - (before + time.time()) / 2
