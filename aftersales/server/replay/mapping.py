"""A mapping: what the columns and values of somebody else's log mean to us. A small TOML file, checked to the last key.

docs/guide/replay.md tells how to write one.
"""

import difflib
import hashlib
import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final, NoReturn
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from aftersales.server.trouble import Trouble
from aftersales.workorders.states import Order, Wait

SHAPES: Final = ("snapshot", "activity")
MOVES: Final = (
    "report", "triage", "assign", "release", "start", "wait", "resume", "resolve", "close", "reopen", "cancel", "note",
    "ignore",
)  # fmt: skip
"""What an activity may mean: the moves of an order that a log can tell of, something said on it, or nothing."""
COLUMNS: Final = (
    "case", "at", "state", "activity", "by", "owner", "team", "priority", "category", "customer", "channel",
    "reported_at", "reported_by", "made_sla", "reopened",
)  # fmt: skip
_NEEDED: Final = {"snapshot": ("case", "at", "state"), "activity": ("case", "at", "activity")}
_TOP: Final = ("shape", "source", "kind", "file", "time", "columns", "priority", "channel", "states", "activities")
_LACKABLE: Final = ("owner", "team")


@dataclass(frozen=True)
class StateRule:
    """One reading of the state column: rows with the value `log`, none of the fields `lacking`, and these other
    columns (`where`) stand, for us, in `state`; the first rule that fits counts."""

    log: str
    state: Order
    wait: Wait | None
    lacking: tuple[str, ...]
    where: Mapping[str, str]


@dataclass(frozen=True)
class ActivityRule:
    """What an activity of this name means."""

    log: str
    move: str
    wait: Wait | None


@dataclass(frozen=True)
class LogMapping:
    """A checked mapping; `digest` names its exact content."""

    name: str
    text: str
    digest: str
    shape: str
    source: str
    kind: str
    unknown: frozenset[str]
    encoding: str | None
    delimiter: str | None
    formats: tuple[str, ...]
    zone: ZoneInfo
    columns: Mapping[str, str]
    priority: Mapping[str, int]
    channel: Mapping[str, str]
    states: tuple[StateRule, ...]
    activities: Mapping[str, ActivityRule]

    def says(self, field: str) -> bool:
        """Whether the log tells of this field at all."""
        return field in self.columns

    def lacks(self, header: Collection[str]) -> dict[str, str]:
        """The columns a file with this header does not have, each with what it was wanted for."""
        wanted = {column: f"columns.{field}" for field, column in self.columns.items()}
        wanted |= {column: "states.where" for rule in self.states for column in rule.where}
        return {column: why for column, why in wanted.items() if column not in header}


def shipped() -> dict[str, Traversable]:
    """The mappings that come with the product, by name."""
    folder = resources.files("aftersales.server.replay").joinpath("mappings")
    found = (entry for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return {entry.name.removesuffix(".toml"): entry for entry in sorted(found, key=lambda entry: entry.name)}


def load(name: str) -> LogMapping:
    """A shipped mapping by its name, or one from a file. Raises Trouble, which names what is wrong in it and where."""
    known = shipped()
    where: Traversable | Path = known[name] if name in known else Path(name)
    try:
        raw = where.read_bytes()
    except OSError as error:
        raise Trouble("replay_mapping_not_there", name=name, known=list(known)) from error
    return parse(raw, name)


def parse(raw: bytes, name: str) -> LogMapping:
    """The mapping in these bytes of TOML."""
    try:
        text = raw.decode("utf-8-sig")
        told = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Trouble("replay_mapping_not_toml", name=name, detail=str(error)) from error
    return _Checked(name, told).mapping(text)


class _Checked:
    """A mapping while it is checked: every complaint names the file and the place in it."""

    def __init__(self, name: str, told: dict[str, Any]) -> None:
        self.name = name
        self.told = told

    def mapping(self, text: str) -> LogMapping:
        self.keys("", self.told, _TOP)
        shape = self.choice("shape", self.needed("shape"), SHAPES)
        file, time = self.table("file"), self.table("time")
        self.keys("file", file, ("unknown", "encoding", "delimiter"))
        self.keys("time", time, ("formats", "zone"))
        columns = self.columns(shape)
        return LogMapping(
            name=self.name,
            text=text,
            digest=hashlib.sha256(text.encode()).hexdigest(),
            shape=shape,
            source=self.source(),
            kind=self.text("kind", self.told.get("kind", "support")),
            unknown=frozenset(self.texts("file.unknown", file.get("unknown", [""]))),
            encoding=self.optional("file.encoding", file.get("encoding")),
            delimiter=self.optional("file.delimiter", file.get("delimiter")),
            formats=tuple(self.texts("time.formats", time.get("formats", ["iso"]))),
            zone=self.zone(time.get("zone", "UTC")),
            columns=columns,
            priority=self.priority(columns),
            channel={log: self.text(f"channel.{log}", ours) for log, ours in self.table("channel").items()},
            states=self.states(shape, columns),
            activities=self.activities(shape),
        )

    def columns(self, shape: str) -> dict[str, str]:
        table = self.table("columns")
        self.keys("columns", table, COLUMNS)
        for field in _NEEDED[shape]:
            if field not in table:
                raise Trouble("replay_mapping_key_missing", name=self.name, field=f"columns.{field}")
        return {field: self.text(f"columns.{field}", column) for field, column in table.items()}

    def priority(self, columns: Mapping[str, str]) -> dict[str, int]:
        table = self.table("priority")
        if "priority" in columns and not table:
            raise Trouble("replay_mapping_key_missing", name=self.name, field="priority")
        for log, ours in table.items():
            self.choice(f"priority.{log}", ours, (0, 1, 2, 3))
        return table

    def states(self, shape: str, columns: Mapping[str, str]) -> tuple[StateRule, ...]:
        return tuple(self.state_rule(at, rule, columns) for at, rule in self.rules("states", shape == "snapshot"))

    def state_rule(self, at: str, rule: dict[str, Any], columns: Mapping[str, str]) -> StateRule:
        self.keys(at, rule, ("log", "state", "wait", "lacking", "where"))
        state = Order(self.choice(f"{at}.state", rule.get("state"), [state.value for state in Order]))
        lacking = self.texts(f"{at}.lacking", rule.get("lacking", []))
        for field in lacking:
            self.choice(f"{at}.lacking", field, [field for field in _LACKABLE if field in columns])
        where = rule.get("where", {})
        if not isinstance(where, dict):
            self.bad(f"{at}.where", where, ["{ column = value }"])
        told = {column: self.text(f"{at}.where.{column}", value) for column, value in where.items()}
        log = self.text(f"{at}.log", rule.get("log"))
        return StateRule(log, state, self.wait(at, rule, state is Order.WAITING), tuple(lacking), told)

    def activities(self, shape: str) -> dict[str, ActivityRule]:
        found: dict[str, ActivityRule] = {}
        for at, rule in self.rules("activities", shape == "activity"):
            self.keys(at, rule, ("log", "move", "wait"))
            log = self.text(f"{at}.log", rule.get("log"))
            move = self.choice(f"{at}.move", rule.get("move"), MOVES)
            if log in found:
                self.bad(f"{at}.log", log, ["once"])
            found[log] = ActivityRule(log, move, self.wait(at, rule, move == "wait"))
        return found

    def wait(self, at: str, rule: dict[str, Any], waits: bool) -> Wait | None:
        if not waits:
            if "wait" in rule:
                self.bad(f"{at}.wait", rule["wait"], ["waiting"])
            return None
        return Wait(self.choice(f"{at}.wait", rule.get("wait"), [wait.value for wait in Wait]))

    def rules(self, name: str, wanted: bool) -> list[tuple[str, dict[str, Any]]]:
        rules = self.told.get(name, [])
        if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
            self.bad(name, rules, [f"[[{name}]]"])
        if bool(rules) is not wanted:
            raise Trouble(
                "replay_mapping_key_missing" if wanted else "replay_mapping_key_strange", name=self.name, field=name
            )
        return [(f"{name}[{number}]", rule) for number, rule in enumerate(rules, 1)]

    def source(self) -> str:
        source = self.text("source", self.needed("source"))
        if not is_source(source):
            self.bad("source", source, ["a-z 0-9 -"])
        return source

    def zone(self, name: Any) -> ZoneInfo:
        try:
            return ZoneInfo(self.text("time.zone", name))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            self.bad("time.zone", name, ["UTC", "Asia/Shanghai", "…"])

    def needed(self, key: str) -> Any:
        if key not in self.told:
            raise Trouble("replay_mapping_key_missing", name=self.name, field=key)
        return self.told[key]

    def table(self, key: str) -> dict[str, Any]:
        table = self.told.get(key, {})
        if not isinstance(table, dict):
            self.bad(key, table, [f"[{key}]"])
        return table

    def keys(self, at: str, table: Mapping[str, Any], known: Collection[str]) -> None:
        for key in table:
            if key not in known:
                near = difflib.get_close_matches(key, known, n=1) or list(known)
                field = f"{at}.{key}" if at else key
                raise Trouble("replay_mapping_key_unknown", name=self.name, field=field, near=near)

    def text(self, at: str, value: Any) -> str:
        if not isinstance(value, str) or not value:
            self.bad(at, value, ["text"])
        return value

    def optional(self, at: str, value: Any) -> str | None:
        return None if value is None else self.text(at, value)

    def texts(self, at: str, value: Any) -> list[str]:
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.bad(at, value, ['["…", "…"]'])
        return value

    def choice(self, at: str, value: Any, legal: Collection[Any]) -> Any:
        if value not in legal:
            self.bad(at, value, legal)
        return value

    def bad(self, at: str, value: Any, legal: Collection[Any]) -> NoReturn:
        shown = "–" if value is None else value
        raise Trouble("replay_mapping_value_bad", name=self.name, field=at, value=shown, legal=list(legal))


def is_source(name: str) -> bool:
    """Whether this may name a source: it becomes part of codes and addresses."""
    return re.fullmatch(r"[a-z0-9]([a-z0-9-]{0,28}[a-z0-9])?", name) is not None
