"""An independent count over the file, to hold the product's own account against: plain loops over rows of text.

Deliberately written a second time. It shares no code with what drives the product, not even the reading of the file or
of the mapping: a mistake there would be made twice and found nowhere.
"""

import csv
import gzip
import io
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

FINISHED = ("assigned", "working", "resolved", "closed", "cancelled")
"""States in which an owner that the file does not name is not nobody: the product cannot be there without one."""


LEADS_TO = {"start": "working", "wait": "waiting", "resolve": "resolved", "close": "closed", "cancel": "cancelled"}


def recount(
    path: Path, told: dict[str, Any], *, unreadable: set[int], refused: set[int], limit: int | None
) -> dict[str, dict[str, Any]]:
    """For each case: `assignments`, `reopens`, `seconds` in each state it has left, and the log's own last words
    (`made_sla`, `reopened`). `told` is the mapping's TOML; `limit` counts the rows that can be read."""
    header, rows = _rows(path, told)
    columns = {field: header.index(column) for field, column in told["columns"].items()}
    unknown = told.get("file", {}).get("unknown", [""])
    timed = [(_time(row[columns["at"]], told), number, row) for number, row in rows if number not in unreadable]
    timed.sort(key=lambda one: (one[0], one[1]))
    cases: dict[str, list[tuple[datetime, list[str]]]] = defaultdict(list)
    for at, number, row in timed[:limit]:
        if number not in refused:
            cases[row[columns["case"]].strip()].append((at, row))
    count = _count_snapshots if told["shape"] == "snapshot" else _count_activities
    return {case: count(found, told, columns, header, unknown) for case, found in cases.items()}


def _count_snapshots(
    rows: list[tuple[datetime, list[str]]],
    told: dict[str, Any],
    columns: dict[str, int],
    header: list[str],
    unknown: list[str],
) -> dict[str, Any]:
    since, state, owner = rows[0][0], "reported", ""
    if "reported_at" in columns and rows[0][1][columns["reported_at"]].strip() not in unknown:
        since = min(since, _time(rows[0][1][columns["reported_at"]], told))
    stays = [(since, state)]
    assignments = reopens = 0
    for at, row in rows:
        after = _state_of(row, told, columns, header, unknown) or state
        if after == "reported" and state != "reported":
            after = "triaged"
        if after != state:
            if state in ("resolved", "closed") and after not in ("resolved", "closed"):
                reopens += 1
            state = after
            stays.append((at, state))
        if "owner" in columns:
            name = row[columns["owner"]].strip()
            if name not in unknown:
                assignments += name != owner
                owner = name
            elif state not in FINISHED:
                owner = ""
    return _figures(rows, columns, assignments, reopens, stays)


def _state_of(
    row: list[str], told: dict[str, Any], columns: dict[str, int], header: list[str], unknown: list[str]
) -> str:
    value = row[columns["state"]].strip()
    if value in unknown:
        return ""
    for rule in told["states"]:
        if rule["log"] != value:
            continue
        if any(row[columns[field]].strip() not in unknown for field in rule.get("lacking", [])):
            continue
        if any(row[header.index(column)].strip() != wanted for column, wanted in rule.get("where", {}).items()):
            continue
        return str(rule["state"])
    return ""


def _count_activities(
    rows: list[tuple[datetime, list[str]]],
    told: dict[str, Any],
    columns: dict[str, int],
    header: list[str],
    unknown: list[str],
) -> dict[str, Any]:
    moves = {rule["log"]: rule["move"] for rule in told["activities"]}
    since, state, owner, named, waits_in = rows[0][0], "reported", "", False, ""
    stays = [(since, state)]
    assignments = reopens = 0
    for at, row in rows:
        move = moves[row[columns["activity"]].strip()]
        after = state
        if move == "triage" and state == "reported":
            after = "triaged"
        elif move == "assign" and state not in ("waiting", "resolved"):
            after = "assigned"
        elif move == "release":
            after = state if state == "waiting" else "triaged"
        elif move == "resume" and state == "waiting":
            after = "triaged" if not owner else "assigned" if waits_in == "triaged" else waits_in
        elif move == "reopen" and state in ("resolved", "closed"):
            after = "triaged"
        elif move in LEADS_TO:
            after = LEADS_TO[move]
        if after == "waiting" and state != "waiting":
            waits_in = state if state in ("triaged", "assigned", "working") else "triaged"
        if after != state:
            if state in ("resolved", "closed") and after not in ("resolved", "closed"):
                reopens += 1
            state = after
            stays.append((at, state))
        actor = row[columns["by"]].strip() if "by" in columns else ""
        if move == "assign":
            name = row[columns["owner"]].strip() if "owner" in columns else actor
            assignments += name != owner or not named
            owner, named = name, True
        elif move == "release":
            owner, named = "", False
        elif state in ("assigned", "working", "resolved", "closed") and not owner:
            owner, named = actor if actor and actor not in unknown else "somebody", False
    return _figures(rows, columns, assignments, reopens, stays)


def _figures(
    rows: list[tuple[datetime, list[str]]],
    columns: dict[str, int],
    assignments: int,
    reopens: int,
    stays: list[tuple[datetime, str]],
) -> dict[str, Any]:
    last = rows[-1][1]
    return {
        "assignments": assignments,
        "reopens": reopens,
        "seconds": _seconds(stays),
        "made_sla": last[columns["made_sla"]].strip().lower() if "made_sla" in columns else "",
        "reopened": last[columns["reopened"]].strip() if "reopened" in columns else "",
    }


def _seconds(stays: list[tuple[datetime, str]]) -> dict[str, float]:
    """Time in each state that was left again. What was left at once was no stay, and may have parted one in two."""
    lasting = [one for one, then in zip(stays, stays[1:], strict=False) if then[0] > one[0]] + stays[-1:]
    joined = [one for one, before in zip(lasting, [(None, ""), *lasting], strict=False) if one[1] != before[1]]
    seconds: dict[str, float] = defaultdict(float)
    for (since, state), (until, _) in zip(joined, joined[1:], strict=False):
        seconds[state] += (until - since).total_seconds()
    return dict(seconds)


def _rows(path: Path, told: dict[str, Any]) -> tuple[list[str], list[tuple[int, list[str]]]]:
    raw = path.read_bytes()
    if raw[:2] == b"\x1f\x8b":
        raw = gzip.decompress(raw)
    file = told.get("file", {})
    text = _text(raw, file.get("encoding"))
    delimiter = file.get("delimiter")
    if delimiter is None:
        first = text.split("\n", 1)[0]
        delimiter = max(",;\t|", key=lambda sign: len(next(csv.reader([first], delimiter=sign))))
    lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    header: list[str] = []
    for name in (name.strip() for name in lines[0]):
        times = sum(one == name or one.startswith(f"{name}#") for one in header)
        header.append(f"{name}#{times + 1}" if times else name)
    return header, [(number, row) for number, row in enumerate(lines[1:], 2) if row]


def _text(raw: bytes, encoding: str | None) -> str:
    if encoding:
        return raw.decode(encoding).lstrip("\ufeff")
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030")


def _time(text: str, told: dict[str, Any]) -> datetime:
    for form in told.get("time", {}).get("formats", ["iso"]):
        try:
            at = datetime.fromisoformat(text.strip()) if form == "iso" else datetime.strptime(text.strip(), form)  # noqa: DTZ007 - the zone is set below
        except ValueError:
            continue
        if at.tzinfo is None:
            at = at.replace(tzinfo=ZoneInfo(told.get("time", {}).get("zone", "UTC")))
        return at.astimezone(UTC)
    raise ValueError(text)
