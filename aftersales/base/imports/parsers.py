"""Typed cells: from what people write in tables to values; `Invalid` says what was expected instead."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from aftersales.base.errors import Invalid
from aftersales.base.words import LANGUAGES, say

_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_YEAR_FIRST: Final = re.compile(r"(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?日?")
_YEAR_LAST: Final = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_PACKED: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
_THOUSANDS: Final = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_NUMBER: Final = re.compile(r"[+-]?\d{1,15}(\.\d{1,15})?")
_YES: Final = frozenset({"1", "true", "t", "yes", "y", "x", "on", "是", "对", "有", "√", "✓", "✔"})
_NO: Final = frozenset({"0", "false", "f", "no", "n", "off", "否", "不", "无", "×", "✗"})

Parse = Callable[[str], Any]


def line(most: int = 200) -> Parse:
    """One line of words."""

    def parse(text: str) -> str:
        if "\n" in text or "\r" in text:
            raise Invalid("import_several_lines")
        return _readable(text, most)

    return parse


def text(most: int = 20_000) -> Parse:
    """Several lines of words."""
    return lambda told: _readable(told.replace("\r\n", "\n"), most)


def _readable(told: str, most: int) -> str:
    if _CONTROLS.search(told):
        raise Invalid("import_control_character")
    if len(told) > most:
        raise Invalid("import_too_long", length=len(told), most=most)
    return told


def whole(least: int, most: int) -> Parse:
    """A whole number; 1,200 and a spreadsheet's 12.0 are ones too."""

    def parse(told: str) -> int:
        value = _number(told)
        if value != int(value):
            raise Invalid("import_not_whole")
        return int(_within(value, least, most))

    return parse


def decimal(least: float, most: float) -> Parse:
    """A number, with a decimal point or comma."""
    return lambda told: _within(_number(told), least, most)


def _number(told: str) -> float:
    plain = unicodedata.normalize("NFKC", told).replace(" ", "").replace("\u2212", "-")
    if _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "")
    elif plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    if not _NUMBER.fullmatch(plain):
        raise Invalid("import_not_a_number")
    return float(plain)


def _within(value: float, least: float, most: float) -> float:
    if not least <= value <= most:
        raise Invalid("import_out_of_range", least=least, most=most)
    return value


def yes_no(told: str) -> bool:
    """是 or 否, yes or no, and what else is ticked."""
    plain = unicodedata.normalize("NFKC", told).casefold()
    if plain in _YES:
        return True
    if plain in _NO:
        return False
    raise Invalid("import_not_yes_no")


def day(told: str) -> date:
    """A day: 2026-11-21, 2026/11/21, 2026年11月21日, 21.11.2026; refused where day and month cannot be told apart."""
    plain = unicodedata.normalize("NFKC", told).strip()
    plain = re.split(r"[T ](?=\d{1,2}:)", plain)[0].strip()
    found = _YEAR_FIRST.fullmatch(plain) or _PACKED.fullmatch(plain)
    if found:
        return _date(*map(int, found.groups()))
    last = _YEAR_LAST.fullmatch(plain)
    if last is None:
        raise Invalid("import_not_a_day")
    first, second, year = int(last[1]), int(last[3]), int(last[4])
    if last[2] == "." or first > 12:
        return _date(year, second, first)
    if second > 12 or first == second:
        return _date(year, first, second)
    raise Invalid("import_day_ambiguous")


def _date(year: int, month: int, on: int) -> date:
    try:
        found = date(year, month, on)
    except ValueError as error:
        raise Invalid("import_not_a_day") from error
    if not 1900 <= found.year <= 2200:
        raise Invalid("import_not_a_day")
    return found


def instant(zone: Callable[[], str]) -> Parse:
    """A time; without a zone it is one of the company's."""

    def parse(told: str) -> datetime:
        plain = unicodedata.normalize("NFKC", told).strip().replace("/", "-").replace("Z", "+00:00")
        try:
            found = datetime.fromisoformat(plain)
        except ValueError:
            on = day(told)
            clock = re.search(r"(\d{1,2}):(\d{2})(?::(\d{2}))?", told)
            hour, minute = (int(clock[1]), int(clock[2])) if clock else (0, 0)
            if hour > 23 or minute > 59:
                raise Invalid("import_not_a_time") from None
            found = datetime(on.year, on.month, on.day, hour, minute)  # noqa: DTZ001 - its zone is given below
        if found.tzinfo is None:
            found = found.replace(tzinfo=ZoneInfo(zone()))
        _date(found.year, found.month, found.day)
        return found.astimezone(UTC)

    return parse


def choice(kind: type[StrEnum] | Iterable[str], prefix: str) -> Parse:
    """One of some values, written as such or by its word in either language."""
    values = [str(one) for one in kind]

    @cache
    def known() -> dict[str, str]:
        words = {fold(say(f"{prefix}{value}", language)): value for value in values for language in LANGUAGES}
        return words | {fold(value): value for value in values}

    def parse(told: str) -> str:
        value = known().get(fold(told))
        if value is None:
            raise Invalid("import_not_one_of", words=[f"{prefix}{value}" for value in values])
        return value

    return parse


def choices(kind: type[StrEnum] | Iterable[str], prefix: str) -> tuple[tuple[str, str], ...]:
    """The values of a choice, each with the code of its word."""
    return tuple((str(one), f"{prefix}{one}") for one in kind)


def several(one: Parse, most: int = 50) -> Parse:
    """Some values with commas or semicolons between them."""

    def parse(told: str) -> list[Any]:
        parts = [part.strip() for part in re.split(r"[,;|、；，\n]", told) if part.strip()]
        if len(parts) > most:
            raise Invalid("import_too_many", most=most)
        return [one(part) for part in dict.fromkeys(parts)]

    return parse


def fold(told: str) -> str:
    """Words as they are compared: no matter the width, the case, or what stands between them."""
    plain = unicodedata.normalize("NFKC", told).casefold()
    return "".join(one for one in plain if one.isalnum())
