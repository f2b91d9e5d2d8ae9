"""By which names and addresses this machine is asked for on its network."""

import socket
from contextlib import closing, suppress
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit, urlunsplit

import psutil

IPV6_TABLE: Final = Path("/proc/net/if_inet6")
FLEETING: Final = 0x01 | 0x20 | 0x40
"""Flags of IPv6 addresses that are temporary, deprecated or not yet sure: gone before a phone has asked twice."""
_ELSEWHERE: Final = "192.0.2.1"
"""An address of no network (RFC 5737): nothing is sent there, only the way to it is looked up."""


def addresses() -> set[IPv4Address | IPv6Address]:
    """Every address of this machine that lasts, loopback among them; none that needs a zone (fe80::…%eth0)."""
    ipv4 = {
        IPv4Address(one.address)
        for several in psutil.net_if_addrs().values()
        for one in several
        if one.family == socket.AF_INET
    }
    return {*ipv4, IPv4Address("127.0.0.1"), *lasting_ipv6(_ipv6_table())}


def lasting_ipv6(table: str) -> set[IPv6Address]:
    """The addresses of the kernel's table (address, interface, prefix, scope, flags, name) that are worth a name."""
    found = set()
    for line in table.splitlines():
        digits, _, _, _, flags, *_ = line.split()
        address = IPv6Address(bytes.fromhex(digits))
        if not address.is_link_local and not int(flags, 16) & FLEETING:
            found.add(address)
    return found


def names() -> set[str]:
    """What this machine is called, and what it is called on its link by multicast DNS."""
    own = socket.gethostname().strip(".").lower()
    return {"localhost", own, f"{own.partition('.')[0]}.local"} - {"", ".local"}


def nearest() -> str:
    """The address a phone on this network reaches us by: the one from which the way out leaves; else our loopback."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as way, suppress(OSError):
        way.connect((_ELSEWHERE, 9))
        return str(way.getsockname()[0])
    return "127.0.0.1"


def for_phones(address: str) -> str:
    """An address as another device on the network can use it: whoever opened it on this machine itself may have said
    localhost."""
    parts = urlsplit(address)
    if parts.hostname not in ("localhost", "127.0.0.1", "::1"):
        return address
    port = f":{parts.port}" if parts.port else ""
    return urlunsplit(parts._replace(netloc=f"{nearest()}{port}"))


def _ipv6_table() -> str:
    return IPV6_TABLE.read_text(encoding="ascii") if IPV6_TABLE.exists() else ""
