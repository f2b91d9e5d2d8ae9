"""What was chosen: variables that are nobody's, and settings that do not go together."""

import os
from collections.abc import Iterator

from django.conf import settings

from aftersales.base.words import LANGUAGES, say
from aftersales.server.doctor.finding import Finding
from aftersales.server.settings import OPTIONS
from aftersales.server.variables.declared import unknown


def chosen() -> Iterator[Finding]:
    """All of it."""
    yield from strange()
    public = settings.PUBLIC_URL
    named = "*" not in settings.ALLOWED_HOSTS
    yield Finding("doctor_hosts", named or not public, {"url": public}, grave=False)
    https = public.startswith("https://")
    yield Finding("doctor_cookies", settings.SESSION_COOKIE_SECURE or not https, {"url": public})
    yield Finding("doctor_debug", not settings.DEBUG)
    if public or OPTIONS.smtp_host:
        yield Finding("doctor_public_url", bool(public), {"url": public}, grave=False)


def strange() -> Iterator[Finding]:
    """Variables that look like ours and do nothing, mostly misspelt."""
    found = unknown(os.environ)
    if not found:
        yield Finding("doctor_variables", True)
    for name, near in found:
        meant = {one: say("doctor_variables_near", language, near=near) for one, language in _EACH} if near else ""
        yield Finding("doctor_variables", False, {"name": name, "meant": meant}, grave=False)


_EACH = tuple(zip(("zh", "en"), LANGUAGES, strict=True))
