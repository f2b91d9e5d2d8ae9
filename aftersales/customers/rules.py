"""Pure rules of customers: rights, how we sort them, how to address and reach somebody, when a site is open to us."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

import phonenumbers

from aftersales.base.errors import Invalid
from aftersales.base.worktime import Calendar, Period

SEE: Final = "customers.see"
EDIT: Final = "customers.edit"
IMPORT: Final = "customers.import"
RIGHTS: Final = frozenset({SEE, EDIT, IMPORT})
"""Every right this room knows."""


class Tier(StrEnum):
    """How much we owe a customer, least first."""

    STANDARD = "standard"
    SILVER = "silver"
    GOLD = "gold"
    KEY = "key"


class ServiceLevel(StrEnum):
    """What a contract promises, least first; SLA policies name it."""

    BASIC = "basic"
    SILVER = "silver"
    GOLD = "gold"
    PLATINUM = "platinum"


class Industry(StrEnum):
    """What a customer lives by."""

    MANUFACTURING = "manufacturing"
    ELECTRONICS = "electronics"
    AUTOMOTIVE = "automotive"
    FOOD = "food"
    CHEMICALS = "chemicals"
    PHARMA = "pharma"
    ENERGY = "energy"
    CONSTRUCTION = "construction"
    PROPERTY = "property"
    HOSPITALITY = "hospitality"
    RETAIL = "retail"
    LOGISTICS = "logistics"
    FINANCE = "finance"
    HEALTHCARE = "healthcare"
    EDUCATION = "education"
    GOVERNMENT = "government"
    TECHNOLOGY = "technology"
    AGRICULTURE = "agriculture"
    OTHER = "other"


class Entitled(StrEnum):
    """What a contract can count."""

    VISIT = "visit"
    INSPECTION = "inspection"
    REMOTE = "remote"
    HOUR = "hour"
    TRAINING = "training"


class SizeBand(StrEnum):
    """Size by staff, as China's statistics of industry draw the lines (统计上大中小微型企业划分办法 2017)."""

    UNKNOWN = "unknown"
    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


def size_band(staff: int | None) -> SizeBand:
    """The band of a company with so many people: micro below 20, small below 300, medium below 1,000."""
    if staff is None:
        return SizeBand.UNKNOWN
    if staff < 20:
        return SizeBand.MICRO
    if staff < 300:
        return SizeBand.SMALL
    return SizeBand.MEDIUM if staff < 1000 else SizeBand.LARGE


def one_of(kind: type[StrEnum], value: str, field: str, *, empty: bool = False) -> str:
    """The value if it is one of the kind (or empty where that is allowed); `Invalid` names the known ones."""
    if value in set(kind) or (empty and value == ""):
        return str(value)
    raise Invalid("not_one_of", field=field, value=value, known=[str(member) for member in kind])


def tidy_code(text: str) -> str:
    """A code or serial as it is kept: full-width letters of Chinese keyboards made plain, no space in or around it."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def tidy_phone(text: str, *, field: str = "phone") -> str:
    """A number as it is kept: +8613800138000, with an extension +862155558888x801; empty for none.

    Unlike the number of a sign-in (`people.rules`), a contact's may have an extension: many sit behind a switchboard.
    Numbers without a country are Chinese. Only the length is checked: numbering plans grow faster than libraries.
    A refusal names the `field` it was written in.
    """
    said = unicodedata.normalize("NFKC", text).replace("转", " ext ").strip()
    if not said:
        return ""
    try:
        number = phonenumbers.parse(said, "CN")
    except phonenumbers.NumberParseException as error:
        raise Invalid("bad_contact_phone", field=field) from error
    if not phonenumbers.is_possible_number(number):
        raise Invalid("bad_contact_phone", field=field)
    plain = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return f"{plain}x{number.extension}" if number.extension else plain


def masked_phone(number: str) -> str:
    """A number nobody can dial, but its owner's colleagues recognise: +86138****8000."""
    return f"{number[:6]}****{number[-4:]}" if len(number) > 11 else "****" if number else ""


def masked_email(address: str) -> str:
    """l****@acme.example."""
    name, at, domain = address.partition("@")
    return f"{name[:1]}****{at}{domain}" if at else ""


_COMPOUND_SURNAMES: Final = frozenset(
    {"欧阳", "上官", "司马", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "东方", "南宫", "端木"}
)
_TITLES: Final = frozenset(
    {"先生", "女士", "小姐", "老师", "总", "经理", "主任", "工", "医生", "院长", "校长", "主管", "师傅", "处长", "科长"}
)
_LATIN_TITLES: Final = frozenset({"Mr", "Mr.", "Ms", "Ms.", "Mrs", "Mrs.", "Dr", "Dr."})


def address(name: str, salutation: str) -> str:
    """How to speak to somebody 称呼: a bare title goes with the surname (王经理, Ms Li), the rest stands as it is."""
    if salutation in _TITLES and name:
        return _surname(name) + salutation
    if salutation in _LATIN_TITLES and name:
        return f"{salutation} {name.split()[-1]}"
    return salutation or name


def _surname(name: str) -> str:
    return name[:2] if name[:2] in _COMPOUND_SURNAMES else name[:1]


def refuse_unless_place(latitude: float | None, longitude: float | None) -> None:
    """`Invalid` unless both are given and on the globe (WGS-84 degrees), or neither is."""
    if (latitude is None) is not (longitude is None):
        raise Invalid("half_a_place", field="latitude" if latitude is None else "longitude")
    if latitude is not None and not -90 <= latitude <= 90:
        raise Invalid("not_on_the_globe", field="latitude", most=90)
    if longitude is not None and not -180 <= longitude <= 180:
        raise Invalid("not_on_the_globe", field="longitude", most=180)


Hours = Mapping[str, Sequence[Sequence[int]]]
"""Weekly periods by weekday, "0" (Monday) … "6", each [start_minute, end_minute] of the local day."""


def access_calendar(zone: str, hours: Hours | None) -> Calendar:
    """When a site can be entered; without hours, always. `Invalid` names the day or the zone that cannot be meant."""
    weekly = _weekly(hours) if hours is not None else dict.fromkeys(range(7), (Period(0, 1440),))
    try:
        return Calendar(zone=zone, weekly=weekly)
    except ValueError as error:
        raise _said_by_field(str(error)) from error


def _weekly(hours: Any) -> dict[int, list[Period]]:
    if not isinstance(hours, Mapping):
        raise Invalid("bad_access_hours", field="access_hours")
    return {_weekday(day): _periods(day, periods) for day, periods in hours.items()}


def _weekday(day: Any) -> int:
    if day not in ("0", "1", "2", "3", "4", "5", "6"):
        raise Invalid("bad_access_hours", field=f"access_hours.{day}")
    return int(day)


def _periods(day: str, periods: Any) -> list[Period]:
    if not isinstance(periods, (list, tuple)):
        raise Invalid("bad_access_hours", field=f"access_hours.{day}")
    for pair in periods:
        if not (isinstance(pair, (list, tuple)) and len(pair) == 2 and all(type(minute) is int for minute in pair)):
            raise Invalid("bad_access_hours", field=f"access_hours.{day}")
    return [Period(start, end) for start, end in periods]


def _said_by_field(why: str) -> Invalid:
    """`base.worktime` begins its complaint with the field: "zone: …" or "weekly[3]: …"."""
    if why.startswith("zone"):
        return Invalid("bad_zone", field="zone")
    day = re.match(r"weekly\[(\d)\]", why)
    return Invalid("bad_access_hours", field=f"access_hours.{day[1]}" if day else "access_hours")


def refuse_backwards(starts_on: date, ends_on: date) -> None:
    """`Invalid` when a contract would end before it starts; both days are part of it."""
    if ends_on < starts_on:
        raise Invalid("ends_before_it_starts", field="ends_on", starts_on=starts_on, ends_on=ends_on)


def next_term(starts_on: date, ends_on: date) -> tuple[date, date]:
    """The term that follows on, as long as this one; whole years stay whole years."""
    begins = ends_on + timedelta(days=1)
    years = begins.year - starts_on.year
    if years > 0 and _same_day(starts_on, begins.year) == begins:
        return begins, _same_day(starts_on, begins.year + years) - timedelta(days=1)
    return begins, begins + (ends_on - starts_on)


def _same_day(day: date, year: int) -> date:
    """This day in another year; 1 March for 29 February."""
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


@dataclass(frozen=True)
class Term:
    """What choosing needs to know of a contract."""

    key: UUID
    service_level: str
    starts_on: date
    ends_on: date


def chosen(terms: Iterable[Term], on: date) -> tuple[Term | None, str]:
    """Of contracts that may overlap, the one that counts: the highest service level, then the one that lasts longest.

    With it comes why: covers, or, when none runs on that day, not_yet (one is still to come), ended, none.
    """
    known = list(terms)
    running = [one for one in known if one.starts_on <= on <= one.ends_on]
    if running:
        return max(running, key=lambda one: (_rank(one.service_level), one.ends_on, one.key)), "covers"
    if any(one.starts_on > on for one in known):
        return None, "not_yet"
    return None, "ended" if known else "none"


def _rank(service_level: str) -> int:
    levels = list(ServiceLevel)
    return levels.index(ServiceLevel(service_level)) if service_level in set(levels) else -1
