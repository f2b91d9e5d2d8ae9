"""Pure rules of people: the rights of this room, who may hand on which, and how an address is written down."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Final

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

from aftersales.base.errors import Invalid

SEE: Final = "people.see"
EDIT: Final = "people.edit"
CUSTOMERS: Final = "people.customers"
SCHEDULE: Final = "people.schedule"
TOKENS: Final = "people.tokens"
SETTLE: Final = "people.settings"
IMPORT: Final = "people.import"
RIGHTS: Final = frozenset({SEE, EDIT, CUSTOMERS, SCHEDULE, TOKENS, SETTLE, IMPORT})
"""See colleagues · change them · open and close customers' sign-ins · shifts, leave, skills · own tokens · everything
that shapes the installation: roles, teams, territories, calendars · bring colleagues in a table. Whoever has
`people.settings` is an administrator."""

PORTAL: Final = "portal."
"""Rights of customers begin with it; nobody has rights of both sides."""
PORTAL_RIGHTS: Final = frozenset(
    {"portal.report", "portal.see", "portal.reply", "portal.confirm", "portal.reopen", "portal.rate"}
)

DEFAULT_REGION: Final = "CN"
_EMAIL: Final = re.compile(r"[^\s@<>\"(),;:\\]+@[^\s@<>\"(),;:\\]+\.[^\s@<>\"(),;:\\.]+")
_CODE: Final = re.compile(r"[a-z0-9][a-z0-9_.-]{0,63}", re.IGNORECASE)
_RIGHT: Final = re.compile(r"[a-z]+\.[a-z_]+")


def refuse_mixed_sides(rights: Iterable[str], *, is_customer: bool) -> None:
    """A customer has only portal rights, and a member of staff none of them."""
    wrong = sorted(right for right in rights if right.startswith(PORTAL) is not is_customer)
    if wrong:
        raise Invalid("role_of_the_other_side", field="role", rights=wrong)


def refuse_strange_right(right: str) -> None:
    """A right is written "room.verb"; rooms of later versions are not known here, so no list is asked."""
    if not _RIGHT.fullmatch(right):
        raise Invalid("bad_right", field="right", right=right)


def tidy_code(code: str) -> str:
    """A code that people type and files name: letters, digits, `_ . -`."""
    code = code.strip()
    if not _CODE.fullmatch(code):
        raise Invalid("bad_code", field="code")
    return code


def tidy_email(email: str | None) -> str | None:
    """An e-mail address in lower case; None for none."""
    if email is None or not email.strip():
        return None
    tidy = email.strip().lower()
    if len(tidy) > 254 or not _EMAIL.fullmatch(tidy):
        raise Invalid("bad_email", field="email")
    return tidy


def tidy_phone(phone: str | None, region: str = DEFAULT_REGION) -> str | None:
    """A phone number in E.164 (+8613800138000), read as one of `region` when it names no country; None for none."""
    if phone is None or not phone.strip():
        return None
    try:
        number = phonenumbers.parse(phone.strip(), region)
    except NumberParseException as strange:
        raise Invalid("bad_phone", field="phone") from strange
    if not phonenumbers.is_possible_number(number) or number.extension:
        raise Invalid("bad_phone", field="phone")
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def masked(phone: str | None) -> str | None:
    """A phone number of which only the two ends can be read."""
    if not phone:
        return phone
    return f"{phone[:-8]}****{phone[-4:]}" if len(phone) > 9 else f"****{phone[-2:]}"


def token_hash(secret: str) -> bytes:
    """What is kept of a token's secret; the secret itself is random enough to need no salt."""
    return hashlib.sha256(secret.encode()).digest()


def above(parents: Mapping[int, int | None], start: int | None) -> list[int]:
    """The chain from `start` upward, nearest first, as `parents` (id to parent's id) has it; a loop ends it."""
    chain: list[int] = []
    while start is not None and start not in chain:
        chain.append(start)
        start = parents.get(start)
    return chain
