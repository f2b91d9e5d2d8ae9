"""Lock-out after wrong passwords, as django-axes asks for it.

Five wrong passwords for one person from one address close that address's way to that person for a quarter of an hour.
Counted for both together, so that nobody is locked out by a stranger elsewhere, nor an office by one colleague. Who
spreads the attempts over many addresses meets allauth's limit per account (settings.ACCOUNT_RATE_LIMITS, "sign_in").
"""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from aftersales.base.http import problem
from aftersales.people.models import Person


def who(request: HttpRequest, credentials: Mapping[str, Any] | None) -> str:
    """Whose sign-in is tried: the person's key, so that e-mail and phone count together; of nobody's, a hash."""
    told = credentials or {}
    login = str(told.get("email") or told.get("phone") or told.get("username") or "").lower()
    if not login:
        return str(getattr(getattr(request, "user", None), "key", ""))
    named = Person.objects.filter(phone=login) if login.startswith("+") else Person.objects.filter(email=login)
    key = named.values_list("key", flat=True).first()
    return str(key) if key else hashlib.sha256(login.encode()).hexdigest()


def answer(request: HttpRequest, response: HttpResponse | None, credentials: Mapping[str, Any] | None) -> HttpResponse:
    """The refusal while locked out, in the product's words."""
    seconds = int(settings.AXES_COOLOFF_TIME.total_seconds())
    refusal = problem(request, 429, "signin_locked", {"minutes": seconds // 60})
    refusal["Retry-After"] = str(seconds)
    return refusal
