"""The sample sign-ins: one of each role, with passwords made for this installation.

They are random, not well known ones, because a sample company may end up on a machine that others can reach. They are
kept beside the installation's other secrets, for its owner's eyes only, so that they can be shown again.
"""

import json
import os
import secrets
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from aftersales.customers.actions import contacts
from aftersales.customers.models import Contact
from aftersales.people.actions import sign_ins
from aftersales.people.models import Person
from aftersales.server.demo import calls
from aftersales.server.demo.staff import ADMIN, email

FILE: Final = "sample-sign-ins.json"
STAFF: Final = {
    "admin": ADMIN,
    "agent": "wangmin",
    "dispatcher": "weihua",
    "manager": "zhoumei",
    "engineer": calls.ENGINEER,
}
CUSTOMER: Final = "zhangwei"
_SYLLABLES: Final = ("ba", "de", "fu", "gi", "ka", "lo", "mi", "nu", "pa", "re", "so", "ta", "vi", "wo", "ya", "ze")


@dataclass(frozen=True)
class SignIn:
    """Who signs in with what: by e-mail or phone, they share the password."""

    role: str
    name: str
    email: str
    phone: str
    password: str


def give(*, at: datetime, var: Path) -> list[SignIn]:
    """The sample sign-ins of this installation; made the first time, and anew when their file is lost."""
    known = _kept(var / FILE)
    if known:
        return known
    given = [_staff(role, sign_in, at) for role, sign_in in STAFF.items()] + [_customer(at)]
    _keep(var / FILE, given)
    return given


def _staff(role: str, sign_in: str, at: datetime) -> SignIn:
    person = Person.objects.get(email=email(sign_in))
    password = _password()
    sign_ins.set_password(key=person.key, by=None, at=at, password=password)
    return SignIn(role, person.name, person.email or "", _dialled(person.phone or ""), password)


def _customer(at: datetime) -> SignIn:
    contact = Contact.objects.select_related("person").get(email=email(CUSTOMER))
    password = _password()
    if contact.person is None:
        contacts.give_portal_access(key=contact.key, by=None, at=at, version=None, password=password)
    else:
        sign_ins.set_password(key=contact.person.key, by=None, at=at, password=password)
    return SignIn("customer", contact.name, contact.email, _dialled(contact.phone), password)


def _password() -> str:
    """Easy to type, hard to guess: 2^42 of them, and the account locks after a few tries."""
    words = ["".join(secrets.choice(_SYLLABLES) for _ in range(3)) for _ in range(3)]
    return f"{'-'.join(words)}-{secrets.randbelow(90) + 10}"


def _dialled(phone: str) -> str:
    return phone.removeprefix("+86")


def _kept(path: Path) -> list[SignIn]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    kept = [SignIn(**row) for row in rows]
    return kept if all(Person.objects.filter(email=one.email).exists() for one in kept) else []


def _keep(path: Path, given: list[SignIn]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump([asdict(one) for one in given], file, ensure_ascii=False, indent=2)
