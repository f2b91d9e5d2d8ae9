"""``aftersales replay``: drive somebody else's event log through the product, and prove that it arrived."""

import argparse
import json
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from aftersales.base.clock import now
from aftersales.base.words import LANGUAGES, say
from aftersales.server import stock
from aftersales.server.arguments import positive
from aftersales.server.doctor.database import unapplied
from aftersales.server.replay import mapping
from aftersales.server.replay.reading import LogFile, header_of, open_log
from aftersales.server.replay.report import report
from aftersales.server.replay.run import replay
from aftersales.server.trouble import Trouble

SHOWN: Final = 20
"""Refused rows and differences told at the terminal; --json tells them all."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="事件日志（CSV，可为 .gz）· the log: CSV, plain or .gz")
    parser.add_argument(
        "--mapping",
        metavar="NAME|FILE",
        help=f"映射文件，默认按表头识别 · what its columns mean; told from the header ({', '.join(mapping.shipped())})",
    )
    parser.add_argument("--source", type=source_name, metavar="NAME", help="来源名称 · keeps two logs apart")
    parser.add_argument("--limit", type=positive, metavar="N", help="只回放最早的 N 行 · only the earliest N rows")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出结果 · the result as JSON")


def source_name(word: str) -> str:
    """A source's name."""
    if not mapping.is_source(word):
        raise argparse.ArgumentTypeError(f"{word}: a-z 0-9 -")
    return word


def run(args: argparse.Namespace) -> int:
    """Replay, recount, report; 1 when anything differs."""
    log, meaning = read(args.file, args.mapping)
    if unapplied():
        raise Trouble("tables_wait")
    stock.load(at=now())
    source = args.source or meaning.source
    began, cpu = time.monotonic(), cpu_seconds()
    with bar(shown=not args.json) as progress:
        replayed = replay(log, meaning, source=source, limit=args.limit, progress=progress)
    seconds = time.monotonic() - began
    told = report(log, meaning, source, replayed)
    told["run"] = {
        "rows": replayed.rows_now,
        "seconds": round(seconds, 2),
        "cpu_seconds": round(cpu_seconds() - cpu, 2),
        "rows_per_second": round(replayed.rows_now / seconds, 1),
    }
    if args.json:
        print(json.dumps(told, ensure_ascii=False, default=str))
    else:
        show(told)
    return 0 if told["good"] else 1


def read(path: Path, name: str | None) -> tuple[LogFile, mapping.LogMapping]:
    """The file, and what its columns mean: as named, else the first shipped mapping whose columns it has."""
    if name is not None:
        meaning = mapping.load(name)
        return open_log(path, encoding=meaning.encoding), meaning
    log = open_log(path)
    header = header_of(log)
    for known in map(mapping.load, mapping.shipped()):
        if not known.lacks(header):
            return log, known
    raise Trouble("replay_no_mapping_fits", path=path, known=list(mapping.shipped()), there=header)


def cpu_seconds() -> float:
    """What this process has computed so far; the database's part is not in it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


@contextmanager
def bar(*, shown: bool) -> Iterator[Any]:
    """A progress bar with rate and time left, on stderr; without a terminal it keeps quiet."""
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}/s"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=not shown or not console.is_terminal) as progress:
        task = progress.add_task("", total=None, rate="–")

        def step(done: int, total: int) -> None:
            if done % 50 == 0 or done == total:
                speed = progress.tasks[0].speed
                progress.update(task, completed=done, total=total, rate=f"{speed:.0f}" if speed else "–")

        yield step


def show(told: dict[str, Any]) -> None:
    """The result for people, in both languages."""
    rows, clock, sla = told["rows"], told["clock"], told["sla"]
    tell("replay_rows", **rows, cases=told["cases"])
    tell("replay_rate", **told["run"])
    tell("replay_inferred", moves=named(told["inferred"]))
    tell("replay_states", states=named(told["states"]))
    tell("replay_clock", **clock | {"warnings": named(clock["warnings"])})
    if sla["met"] is not None:
        by_the_log = "–" if sla["met_by_the_log"] is None else f"{sla['met_by_the_log']:.1%}"
        tell("replay_sla", met=f"{sla['met']:.1%}", log=by_the_log)
    for reason, count in told["refused"]["by_reason"].items():
        tell("replay_refused", reason=" · ".join(say(reason, language) for language in LANGUAGES), count=count)
    for one in told["refused"]["rows"][:SHOWN]:
        tell("replay_refused_row", **one)
    for one in told["mismatches"][:SHOWN]:
        tell("replay_mismatch", **one)
    for one in told["recount"]["differences"][:SHOWN]:
        tell("replay_difference", **one)
    wrong = len(told["mismatches"]) + len(told["recount"]["differences"])
    tell("replay_good" if told["good"] else "replay_bad", cases=told["recount"]["cases"], wrong=wrong)
    if not told["finished"]:
        tell("replay_unfinished")


def tell(code: str, **facts: Any) -> None:
    """One thing in both languages, a line each."""
    for language in LANGUAGES:
        print(say(code, language, **facts))


def named(counts: dict[str, int]) -> str:
    """Counts in one line."""
    return ", ".join(f"{name} {count}" for name, count in counts.items()) or "–"
