"""Pure rules of checklists 检查单: what an answer comes to, what is shown and missing, which orders get which list.

The phone reckons the same without a line (`web/src/features/workorders/checklists/reckon.ts`); both are held to the
cases in `tests/workorders/checklist_cases.json`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final
from uuid import UUID


class ItemKind(StrEnum):
    """What an item asks for."""

    CHECK = "check"
    NUMBER = "number"
    CHOICE = "choice"
    TEXT = "text"
    PHOTO = "photo"
    SIGNATURE = "signature"


class Verdict(StrEnum):
    """What an answer comes to; `OPEN` is no answer yet, or not enough of one."""

    OPEN = ""
    PASSED = "passed"
    FAILED = "failed"
    NA = "na"


JUDGED: Final = (Verdict.PASSED, Verdict.FAILED, Verdict.NA)
_CAN_FAIL: Final = (ItemKind.CHECK, ItemKind.NUMBER, ItemKind.CHOICE)
MOST_ITEMS: Final = 200


@dataclass(frozen=True)
class Condition:
    """An item is shown only if an earlier one has one of these answers: options of a choice, or verdicts."""

    item: UUID
    values: frozenset[str]


@dataclass(frozen=True)
class Item:
    """One line of a list. `fails` are those of its `options` that count as failed; `low` and `high` are the limits of a
    number, both of which still pass; `least` is how many photos it takes."""

    key: UUID
    kind: ItemKind
    required: bool = True
    allow_na: bool = False
    low: float | None = None
    high: float | None = None
    options: tuple[str, ...] = ()
    fails: frozenset[str] = frozenset()
    least: int = 1
    show_if: Condition | None = None


@dataclass(frozen=True)
class Given:
    """What was answered; `files` is how many there are of those that came along."""

    choice: str = ""
    number: float | None = None
    text: str = ""
    files: int = 0


@dataclass(frozen=True)
class Reckoned:
    """How a list stands: the items that are shown in turn, the verdict of each, and of those what is still missing."""

    visible: tuple[UUID, ...] = ()
    verdicts: Mapping[UUID, Verdict] = field(default_factory=dict)
    missing: tuple[UUID, ...] = ()

    @property
    def filled(self) -> bool:
        """Whether nothing that is required is missing."""
        return not self.missing

    @property
    def answered(self) -> int:
        """How many of the shown items have an answer."""
        return sum(self.verdicts[key] is not Verdict.OPEN for key in self.visible)

    @property
    def failed(self) -> tuple[UUID, ...]:
        """The shown items that failed, in turn."""
        return tuple(key for key in self.visible if self.verdicts[key] is Verdict.FAILED)


def items_of(body: Mapping[str, Any]) -> tuple[Item, ...]:
    """The items of a version's body, in turn."""
    return tuple(_item(told) for told in body["items"])


def _item(told: Mapping[str, Any]) -> Item:
    shown = told.get("show_if")
    return Item(
        key=UUID(str(told["key"])),
        kind=ItemKind(told["kind"]),
        required=told["required"],
        allow_na=told["allow_na"],
        low=told["low"],
        high=told["high"],
        options=tuple(option["key"] for option in told["options"]),
        fails=frozenset(option["key"] for option in told["options"] if option["fails"]),
        least=told["least"],
        show_if=Condition(UUID(str(shown["item"])), frozenset(shown["values"])) if shown else None,
    )


def verdict(item: Item, given: Given) -> Verdict:
    """What an answer comes to."""
    if given.choice == Verdict.NA and item.allow_na:
        return Verdict.NA
    match item.kind:
        case ItemKind.CHECK:
            return Verdict(given.choice) if given.choice in (Verdict.PASSED, Verdict.FAILED) else Verdict.OPEN
        case ItemKind.NUMBER:
            return _within(item, given.number)
        case ItemKind.CHOICE:
            if given.choice not in item.options:
                return Verdict.OPEN
            return Verdict.FAILED if given.choice in item.fails else Verdict.PASSED
        case ItemKind.TEXT:
            return Verdict.PASSED if given.text.strip() else Verdict.OPEN
        case _:
            return Verdict.PASSED if given.files >= max(item.least, 1) else Verdict.OPEN


def _within(item: Item, number: float | None) -> Verdict:
    if number is None:
        return Verdict.OPEN
    under = item.low is not None and number < item.low
    over = item.high is not None and number > item.high
    return Verdict.FAILED if under or over else Verdict.PASSED


def fits(item: Item, given: Given) -> bool:
    """Whether an answer is one this item can take; nothing at all takes an answer back."""
    if given == Given():
        return True
    if given.choice == Verdict.NA:
        return item.allow_na
    has = {
        "choice": bool(given.choice),
        "number": given.number is not None,
        "text": bool(given.text),
        "files": given.files > 0,
    }
    takes: dict[ItemKind, set[str]] = {
        ItemKind.CHECK: {"choice"},
        ItemKind.NUMBER: {"number"},
        ItemKind.CHOICE: {"choice"},
        ItemKind.TEXT: {"text"},
        ItemKind.PHOTO: {"files"},
        ItemKind.SIGNATURE: {"files", "text"},
    }
    if {name for name, there in has.items() if there} - takes[item.kind]:
        return False
    if item.kind is ItemKind.SIGNATURE:
        return given.files <= 1
    return verdict(item, given) is not Verdict.OPEN or item.kind is ItemKind.PHOTO


def reckon(items: Sequence[Item], answers: Mapping[UUID, Given]) -> Reckoned:
    """How a list stands. What is hidden counts for nothing, and neither does what hangs on it."""
    verdicts: dict[UUID, Verdict] = {}
    said: dict[UUID, frozenset[str]] = {}
    for item in items:
        if item.show_if is not None and not said.get(item.show_if.item, frozenset()) & item.show_if.values:
            continue
        given = answers.get(item.key, Given())
        found = verdict(item, given)
        verdicts[item.key] = found
        said[item.key] = frozenset({found.value, given.choice} - {""})
    missing = tuple(item.key for item in items if item.required and verdicts.get(item.key) is Verdict.OPEN)
    return Reckoned(tuple(verdicts), verdicts, missing)


# -- a draft becomes a version -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Flaw:
    """Why a draft cannot be published, and at which item."""

    code: str
    item: UUID | None = None


def flaws(body: Mapping[str, Any]) -> list[Flaw]:
    """What keeps a draft from being published, in the order of its items; nothing: it may be."""
    if not body["name_zh"] or not body["name_en"]:
        return [Flaw("checklist_unnamed")]
    if not body["items"]:
        return [Flaw("checklist_empty")]
    return list(_flaws(body))


def _flaws(body: Mapping[str, Any]) -> Iterator[Flaw]:
    sections = {str(one["key"]) for one in body["sections"]}
    if len(sections) < len(body["sections"]) or any(
        not one["name_zh"] or not one["name_en"] for one in body["sections"]
    ):
        yield Flaw("checklist_section_unnamed")
    earlier: dict[UUID, Item] = {}
    for told, item in zip(body["items"], items_of(body), strict=True):
        if item.key in earlier:
            yield Flaw("checklist_item_twice", item.key)
        if not told["name_zh"] or not told["name_en"]:
            yield Flaw("checklist_item_unnamed", item.key)
        if told["section"] is not None and str(told["section"]) not in sections:
            yield Flaw("checklist_no_such_section", item.key)
        if item.kind is ItemKind.CHOICE and not _choosable(told["options"]):
            yield Flaw("checklist_options", item.key)
        if item.low is not None and item.high is not None and item.low > item.high:
            yield Flaw("checklist_limits", item.key)
        if item.show_if is not None:
            code = _condition_flaw(item.show_if, earlier)
            if code:
                yield Flaw(code, item.key)
        earlier[item.key] = item


def _choosable(options: Sequence[Mapping[str, Any]]) -> bool:
    keys = [option["key"] for option in options]
    named = all(option["name_zh"] and option["name_en"] for option in options)
    return len(keys) >= 2 and len(set(keys)) == len(keys) and named and not set(keys) & set(JUDGED)


def _condition_flaw(condition: Condition, earlier: Mapping[UUID, Item]) -> str:
    """A condition looks back only: so there can be no circle."""
    asked = earlier.get(condition.item)
    if asked is None:
        return "checklist_condition_not_earlier"
    return "" if condition.values and condition.values <= sayable(asked) else "checklist_condition_values"


def sayable(item: Item) -> frozenset[str]:
    """The answers of an item that another may be made to hang on."""
    verdicts = {Verdict.PASSED.value} | ({Verdict.FAILED.value} if item.kind in _CAN_FAIL else set())
    return frozenset(verdicts | ({Verdict.NA.value} if item.allow_na else set()) | set(item.options))


@dataclass(frozen=True)
class Differences:
    """What a draft changes: items by key, and the names of the rest that differs."""

    added: tuple[UUID, ...] = ()
    removed: tuple[UUID, ...] = ()
    changed: tuple[UUID, ...] = ()
    moved: bool = False
    settings: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether there is a difference at all."""
        return bool(self.added or self.removed or self.changed or self.moved or self.settings)


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> Differences:
    """What changes between two bodies."""
    was = {UUID(str(item["key"])): item for item in old["items"]}
    now = {UUID(str(item["key"])): item for item in new["items"]}
    kept = [key for key in now if key in was]
    return Differences(
        added=tuple(key for key in now if key not in was),
        removed=tuple(key for key in was if key not in now),
        changed=tuple(key for key in kept if was[key] != now[key]),
        moved=kept != [key for key in was if key in now],
        settings=tuple(name for name in sorted(new) if name != "items" and new[name] != old.get(name)),
    )


# -- who gets it -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    """What an order shows a list: the values by which it is given. `categories` are the order's and all above it."""

    kind: str
    categories: frozenset[str] = frozenset()
    family: str = ""
    product: str = ""
    customer: str = ""


BY_HAND: Final = "hand"
"""Why a list is there that somebody added."""

_WEIGHTS: Final = {BY_HAND: 16, "customer": 8, "product": 4, "category": 2, "kind": 1}
"""What somebody asked for comes first; for whom it was made outweighs what for, that outweighs what is wrong, and that
the sort of work."""


def why(applies: Mapping[str, Iterable[str]], case: Case) -> tuple[str, ...] | None:
    """By which of its values a list is given to such an order, most weighty first; None: it is not. What a list leaves
    open fits all; products and families widen each other."""
    kinds, categories = set(applies["kinds"]), set(applies["categories"])
    products, families = set(applies["products"]), set(applies["families"])
    customers = set(applies["customers"])
    asked = {
        "customer": (bool(customers), case.customer in customers),
        "product": (bool(products or families), case.product in products or case.family in families),
        "category": (bool(categories), bool(case.categories & categories)),
        "kind": (bool(kinds), case.kind in kinds),
    }
    if any(named and not met for named, met in asked.values()):
        return None
    return tuple(name for name, (named, _) in asked.items() if named)


def weight(reasons: Iterable[str]) -> int:
    """How specific a list is for an order; the more, the higher it stands."""
    return sum(_WEIGHTS.get(name, 0) for name in reasons)
