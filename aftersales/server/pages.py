"""The pages that are not an API: the browser's doors, and what is answered where there is nothing."""

import re
from pathlib import Path
from typing import Final

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import ensure_csrf_cookie

from aftersales.base.http import language_of, problem
from aftersales.base.words import LANGUAGES, say
from aftersales.people.signed import actor_of
from aftersales.server.settings import OPTIONS
from aftersales.server.tls import trust

_PHONE: Final = re.compile(r"Mobile|Android|iPhone", re.IGNORECASE)


def front_door(request: HttpRequest) -> HttpResponse:
    """`/` leads everybody to their own door: customers to the portal, an engineer on a phone to the field door, other
    staff to the console. Whoever is not signed in and holds a phone is most likely a customer; each door shows the way
    to the others."""
    actor = actor_of(request)
    phone = bool(_PHONE.search(request.headers.get("User-Agent", "")))
    if actor is None:
        return HttpResponseRedirect("/portal/" if phone else "/console/")
    if actor.is_customer:
        return HttpResponseRedirect("/portal/")
    goes_out = phone and actor.may("workorders.visit") and not actor.may("workorders.triage")
    return HttpResponseRedirect("/field/" if goes_out else "/console/")


@ensure_csrf_cookie
def door(request: HttpRequest, door: str) -> HttpResponseBase:
    """One page per door; the browser finds its own way inside from the address."""
    page = settings.WEB_DIST / door / "index.html"
    if not page.is_file():
        return HttpResponse(say("front_end_missing", language_of(request)), status=503, content_type="text/plain")
    response = FileResponse(page.open("rb"), content_type="text/html; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


def trusted(request: HttpRequest) -> HttpResponse:
    """`/trust`: how a phone learns to trust the installation's own authority, where it has one."""
    asked = request.GET.get("lang", "")
    told = trust.answer(
        request.path,
        var=Path(OPTIONS.var),
        language=asked if asked in LANGUAGES else language_of(request),
        product=request.build_absolute_uri("/"),
        here=request.build_absolute_uri("/trust"),
    )
    if told is None:
        return problem(request, 404, "http_404")
    return HttpResponse(told.body, status=told.status, headers=told.headers)


def no_such_address(request: HttpRequest) -> HttpResponse:
    """Nothing under /api/ answers with a page."""
    return problem(request, 404, "http_404")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is no such page."""
    return problem(request, 404, "http_404")
