"""What a log tells, row by row: each row read through the mapping into one happening, or refused with a reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from aftersales.people.hours import YEARS
from aftersales.server.replay.mapping import LogMapping
from aftersales.server.replay.reading import LogFile, header_of, rows_of
from aftersales.server.trouble import Trouble
from aftersales.workorders.states import Order, Wait


class Refused(NamedTuple):
    """A row that could not be applied, and why: a code with words, and the value that stood in the way."""

    row: int
    case: str
    reason: str
    what: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One row. In a snapshot `state` is where the case stands after it (None: not told); else `move` is what was done.

    Names are the log's own; None is unknown, which for owner and team means nobody and none.
    """

    row: int
    case: str
    at: datetime
    state: Order | None = None
    move: str = ""
    activity: str = ""
    wait: Wait | None = None
    by: str | None = None
    owner: str | None = None
    team: str | None = None
    priority: int | None = None
    category: str | None = None
    customer: str | None = None
    channel: str = ""
    reported_at: datetime | None = None
    reported_by: str | None = None


class Instant(NamedTuple):
    """One thing for the simulated clock to bring about: a row, or (`opens`) the report that its case began with."""

    at: datetime
    row: int
    opens: bool
    happening: Happening


class _Unreadable(Exception):
    def __init__(self, reason: str, what: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.what = what


def script(log: LogFile, mapping: LogMapping) -> tuple[list[Instant], list[Refused]]:
    """The whole log in the order in which it happened, and the rows that cannot be read.

    Rows of one instant keep the file's order. A case begins when its first row says it was reported, if that is before.
    """
    header = header_of(log, delimiter=mapping.delimiter)
    for column, why in mapping.lacks(header).items():
        raise Trouble("replay_column_missing", path=log.path, column=column, field=why, there=header)
    reader = _Reader(mapping, header)
    told: list[Happening] = []
    refused: list[Refused] = []
    for row, fields in rows_of(log, mapping):
        try:
            told.append(reader.read(row, fields))
        except _Unreadable as error:
            refused.append(Refused(row, reader.case_of(fields), error.reason, error.what))
    told.sort(key=lambda one: (one.at, one.row))
    return sorted(_with_openings(told), key=lambda one: (one.at, one.row, not one.opens)), refused


def _with_openings(told: list[Happening]) -> Iterator[Instant]:
    begun: set[str] = set()
    for one in told:
        if one.case not in begun:
            begun.add(one.case)
            yield Instant(min(one.reported_at or one.at, one.at), one.row, True, one)
        yield Instant(one.at, one.row, False, one)


class _Reader:
    """Reads rows of one file through one mapping."""

    def __init__(self, mapping: LogMapping, header: list[str]) -> None:
        self.mapping = mapping
        self.width = len(header)
        self.place = {name: place for place, name in enumerate(header)}
        self.columns = {field: self.place[column] for field, column in mapping.columns.items()}
        self.known_times: dict[str, datetime] = {}
        self.rules: dict[str, list[tuple[list[int], list[tuple[int, str]], Order, Wait | None]]] = {}
        for rule in mapping.states:
            lacking = [self.columns[field] for field in rule.lacking]
            where = [(self.place[column], value) for column, value in rule.where.items()]
            self.rules.setdefault(rule.log, []).append((lacking, where, rule.state, rule.wait))

    def case_of(self, fields: list[str]) -> str:
        place = self.columns["case"]
        return fields[place].strip() if place < len(fields) else ""

    def read(self, row: int, fields: list[str]) -> Happening:
        if len(fields) != self.width:
            raise _Unreadable("replay_row_width", f"{len(fields)} ≠ {self.width}")
        case, at = self.value(fields, "case"), self.time(fields, "at")
        if case is None:
            raise _Unreadable("replay_no_case", "")
        if at is None:
            raise _Unreadable("replay_no_time", "")
        state, wait, move = self.meaning(fields)
        return Happening(
            row=row,
            case=case,
            at=at,
            state=state,
            move=move,
            activity=self.value(fields, "activity") or "",
            wait=wait,
            by=self.value(fields, "by"),
            owner=self.value(fields, "owner"),
            team=self.value(fields, "team"),
            priority=self.priority(fields),
            category=self.value(fields, "category"),
            customer=self.value(fields, "customer"),
            channel=self.channel(fields),
            reported_at=self.time(fields, "reported_at"),
            reported_by=self.value(fields, "reported_by"),
        )

    def value(self, fields: list[str], field: str) -> str | None:
        place = self.columns.get(field)
        if place is None:
            return None
        value = fields[place].strip()
        return None if value in self.mapping.unknown else value

    def meaning(self, fields: list[str]) -> tuple[Order | None, Wait | None, str]:
        if self.mapping.shape == "activity":
            activity = self.value(fields, "activity")
            rule = self.mapping.activities.get(activity or "")
            if rule is None:
                raise _Unreadable("replay_unknown_activity", activity or "")
            return None, rule.wait, rule.move
        state = self.value(fields, "state")
        if state is None:
            return None, None, ""
        for lacking, where, ours, wait in self.rules.get(state, ()):
            lacks = all(fields[place].strip() in self.mapping.unknown for place in lacking)
            if lacks and all(fields[place].strip() == value for place, value in where):
                return ours, wait, ""
        raise _Unreadable("replay_unknown_state", state)

    def priority(self, fields: list[str]) -> int | None:
        told = self.value(fields, "priority")
        if told is not None and told not in self.mapping.priority:
            raise _Unreadable("replay_unknown_priority", told)
        return None if told is None else self.mapping.priority[told]

    def channel(self, fields: list[str]) -> str:
        told = self.value(fields, "channel")
        return "import" if told is None else self.mapping.channel.get(told, told)

    def time(self, fields: list[str], field: str) -> datetime | None:
        told = self.value(fields, field)
        if told is None:
            return None
        if told not in self.known_times:
            self.known_times[told] = self._parsed(told)
        return self.known_times[told]

    def _parsed(self, told: str) -> datetime:
        for form in self.mapping.formats:
            try:
                at = datetime.fromisoformat(told) if form == "iso" else datetime.strptime(told, form)  # noqa: DTZ007 - the zone is set below
            except ValueError:
                continue
            if at.year in YEARS:
                return (at if at.tzinfo else at.replace(tzinfo=self.mapping.zone)).astimezone(UTC)
        raise _Unreadable("replay_bad_time", told)
