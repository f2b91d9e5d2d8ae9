"""Times as a customer is told them: in the customer's zone and language, the zone said where ours is another. Pure."""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from aftersales.base.zones import off_utc

_DAYS_ZH: Final = "一二三四五六日"
_DAYS_EN: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS_EN: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def moment(at: datetime, language: str, zone: str, *, ours: str, now: datetime) -> str:
    """An instant: 11月20日（周五）10:00, Fri 20 Nov, 10:00; with the year where that is another than now."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{_day(local, language, now)}{_gap(language)}{local:%H:%M}{_zone(local, ours, language)}"


def window(start: datetime, end: datetime | None, language: str, zone: str, *, ours: str, now: datetime) -> str:
    """From an instant to another, the day said once where it is the same."""
    if end is None:
        return moment(start, language, zone, ours=ours, now=now)
    first, last = start.astimezone(ZoneInfo(zone)), end.astimezone(ZoneInfo(zone))
    until = (
        f"{last:%H:%M}" if first.date() == last.date() else f"{_day(last, language, now)}{_gap(language)}{last:%H:%M}"
    )
    return f"{_day(first, language, now)}{_gap(language)}{first:%H:%M}–{until}{_zone(last, ours, language)}"


def _day(local: datetime, language: str, now: datetime) -> str:
    far = local.year != now.astimezone(local.tzinfo).year
    if language == "en":
        told = f"{_DAYS_EN[local.weekday()]} {local.day} {_MONTHS_EN[local.month - 1]}"
        return f"{told} {local.year}" if far else told
    told = f"{local.month}月{local.day}日（周{_DAYS_ZH[local.weekday()]}）"
    return f"{local.year}年{told}" if far else told


def _gap(language: str) -> str:
    return ", " if language == "en" else ""


def _zone(local: datetime, ours: str, language: str) -> str:
    """How far from Greenwich, where whoever writes reads another clock."""
    if local.utcoffset() == local.astimezone(ZoneInfo(ours)).utcoffset():
        return ""
    return f" ({off_utc(local)})" if language == "en" else f"（{off_utc(local)}）"
