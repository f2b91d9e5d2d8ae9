"""What a variable of the environment may hold: read into a value, or refused in words that name it and the way out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any, Final, Generic, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from aftersales.server.trouble import Trouble

T = TypeVar("T", covariant=True)
Network = IPv4Network | IPv6Network

MOST: Final = 999_999_999
"""More than any size or number that is meant: of gigabytes it still fits the database's largest integer."""
_YES: Final = frozenset({"1", "true", "yes", "on"})
_NO: Final = frozenset({"0", "false", "no", "off"})


@dataclass(frozen=True)
class Kind(Generic[T]):
    """How what is written becomes a value. ``code`` names the words that tell people what may be written."""

    code: str
    read: Callable[[str, str], T]
    facts: dict[str, Any] = field(default_factory=dict)


def whole(*, least: int = 1, most: int = MOST) -> Kind[int]:
    """A whole number between two others, both included."""

    def read(name: str, given: str) -> int:
        if not (given.isascii() and given.isdigit() and least <= int(given) <= most):
            raise Trouble("setting_not_a_number", name=name, given=given, least=least, most=most)
        return int(given)

    return Kind("kind_whole", read, {"least": least, "most": most})


def one_of(*known: str) -> Kind[str]:
    """One of a few words, in small letters or capitals."""

    def read(name: str, given: str) -> str:
        if given.lower() not in known:
            raise Trouble("setting_not_one_of", name=name, given=given, known=", ".join(known))
        return given.lower()

    return Kind("kind_one_of", read, {"known": ", ".join(known)})


def is_port(given: str) -> bool:
    """Whether it is the number of a port."""
    return given.isascii() and given.isdigit() and 0 < int(given) < 1 << 16


def _port(name: str, given: str) -> int:
    if not is_port(given):
        raise Trouble("setting_not_a_port", name=name, given=given)
    return int(given)


def _yes_or_no(name: str, given: str) -> bool:
    if given.lower() not in _YES | _NO:
        raise Trouble("setting_not_yes_or_no", name=name, given=given)
    return given.lower() in _YES


def _listener(name: str, given: str) -> str:
    host, _, port = given.rpartition(":")
    if given and not given.startswith("/") and not (host and is_port(port)):
        raise Trouble("setting_not_a_listener", name=name, given=given)
    return given


def _network(name: str, given: str) -> Network:
    """An address or a network, as 10.0.0.5 or 10.0.0.0/24; never a name, which somebody else could come to hold."""
    try:
        return ip_network(given)
    except ValueError as error:
        raise Trouble("setting_not_a_network", name=name, given=given) from error


def _web_address(name: str, given: str) -> str:
    try:
        parts = urlsplit(given)
        known = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # half of an IPv6 address, a port that is none
        known = False
    if given and not known:
        raise Trouble("setting_not_an_address", name=name, given=given)
    return given


def _zone(name: str, given: str) -> str:
    """A zone this machine knows: found out here, at the start, and not at somebody's first order."""
    try:
        return ZoneInfo(given).key
    except (KeyError, OSError, ValueError) as error:  # not there; a folder; a path out of the folder of zones
        raise Trouble("setting_not_a_zone", name=name, given=given) from error


def _words(given: str) -> list[str]:
    return given.replace(",", " ").split()


TEXT: Final = Kind("kind_text", lambda name, given: given)
LINE: Final = Kind("kind_text", lambda name, given: " ".join(given.split()))
FOLDER: Final = Kind("kind_folder", lambda name, given: Path(given))
FOLDER_OR_NONE: Final[Kind[Path | None]] = Kind("kind_folder", lambda name, given: Path(given) if given else None)
YES_OR_NO: Final = Kind("kind_yes_or_no", _yes_or_no)
PORT: Final = Kind("kind_port", _port)
LISTENER: Final = Kind("kind_listener", _listener)
WEB_ADDRESS: Final = Kind("kind_web_address", _web_address)
ORIGIN: Final = Kind("kind_web_address", lambda name, given: _web_address(name, given).rstrip("/"))
ORIGINS: Final = Kind("kind_web_addresses", lambda name, given: [_web_address(name, one) for one in _words(given)])
NAMES: Final = Kind("kind_names", lambda name, given: _words(given))
NETWORKS: Final = Kind("kind_networks", lambda name, given: tuple(_network(name, one) for one in _words(given)))
ZONE: Final = Kind("kind_zone", _zone)
